import { z } from 'zod';
import type { Cause } from '../../model/finding.ts';
import { severityRank } from '../../model/severity.ts';
import { fact } from '../fact.ts';
import { NotKnown, type Tally, type World } from '../world.ts';

/** Requirements that say of one service each that it is deployed. Those of later sections are added with their rules. */
export const CONSTITUENTS = ['ASEA-LM-CT-01', 'ASEA-LM-FL-01', 'ASEA-LM-CL-01'] as const;

/** Whether the security services are deployed, as the rules of each have judged. */
export const securityServices = fact({
  subjects: ['organization'],
  shape: z
    .strictObject({
      failing: z.array(z.string()).describe('Requirements with a failure of high or critical severity, sorted'),
      notes: z.array(z.string()),
    })
    .describe('The security services of the organization'),
  needs: [],
  rollUp: true,
  read(_organization, world) {
    // An account that nobody named may lack anything.
    const causes: Cause[] = [...world.survey.accountGaps];
    const failing: string[] = [];
    const milder: string[] = [];
    for (const requirement of CONSTITUENTS) {
      const tally = tallyOf(requirement, world);
      if (tally instanceof NotKnown) causes.push(...tally.causes);
      else {
        causes.push(...tally.causes);
        if (tally.worstFailure === null) continue;
        (severityRank(tally.worstFailure) <= severityRank('high') ? failing : milder).push(requirement);
      }
    }
    if (failing.length === 0 && causes.length > 0) throw new NotKnown(causes);
    const notes = milder.length === 0 ? [] : [`Milder failures, which do not count here: ${milder.sort().join(', ')}.`];
    return { failing: failing.sort(), notes };
  },
});

function tallyOf(requirement: string, world: World): Tally | NotKnown {
  try {
    return world.tally(requirement);
  } catch (error) {
    if (error instanceof NotKnown) return error;
    throw error;
  }
}
