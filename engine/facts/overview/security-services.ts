import { z } from 'zod';
import { severityRank } from '../../../model/severity.ts';
import { fact } from '../../fact.ts';
import { gather } from '../../known.ts';
import { NotKnown } from '../../world.ts';

/** Requirements that say of one service each that it is deployed. Those of later sections are added with their rules. */
export const CONSTITUENTS = ['ASEA-LM-CT-01', 'ASEA-LM-FL-01', 'ASEA-LM-GD-01', 'ASEA-LM-CL-01'] as const;

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
    const { values, causes: unjudged } = gather(CONSTITUENTS, (requirement) => ({
      requirement,
      ...world.tally(requirement),
    }));
    // An account that nobody named may lack anything.
    const causes = [...world.survey.accountGaps, ...values.flatMap((tally) => tally.causes), ...unjudged];
    const failures = values.flatMap(({ requirement, worstFailure }) =>
      worstFailure === null ? [] : [{ requirement, isBad: severityRank(worstFailure) <= severityRank('high') }],
    );
    const failing = failures.filter(({ isBad }) => isBad).map(({ requirement }) => requirement);
    const milder = failures.filter(({ isBad }) => !isBad).map(({ requirement }) => requirement);
    if (failing.length === 0 && causes.length > 0) throw new NotKnown(causes);
    const notes = milder.length === 0 ? [] : [`Milder failures, which do not count here: ${milder.sort().join(', ')}.`];
    return { failing: failing.sort(), notes };
  },
});
