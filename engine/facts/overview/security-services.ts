import { z } from 'zod';
import { severityRank } from '../../../model/severity.ts';
import type { SubjectKind } from '../../../model/subject-kinds.ts';
import { fact } from '../../fact.ts';
import { leftOutBySelection } from '../../inventory/selection.ts';
import { NotKnown } from '../../inventory.ts';
import { gather } from '../../known.ts';

/** Requirements that say of one service each that it is deployed. Those of later sections are added with their rules. */
const DEPLOYED = ['ASEA-LM-CT-01', 'ASEA-LM-FL-01', 'ASEA-LM-GD-01', 'ASEA-LM-CL-01'] as const;
/** Requirements that make a service work in a region, wherever its accounts are. */
const IN_EVERY_REGION = ['ASEA-LM-GD-01', 'ASEA-LM-GD-02', 'ASEA-LM-GD-03'] as const;

/** The requirements that are summed up for a kind of subject; empty: none. */
export function constituentsOf(kind: SubjectKind): readonly string[] {
  if (kind === 'organization') return DEPLOYED;
  return kind === 'organization-region' ? IN_EVERY_REGION : [];
}

/** Whether the security services are deployed in the organization, or in a region of it, as the rules of each have judged. */
export const securityServices = fact({
  subjects: ['organization', 'organization-region'],
  shape: z
    .strictObject({
      failing: z.array(z.string()).describe('Requirements with a failure of high or critical severity, sorted'),
      applicable: z.int().describe('Findings that were summed up and apply'),
      notes: z.array(z.string()),
    })
    .describe('The security services of the organization, or of one of its regions'),
  needs: [],
  rollUp: true,
  read({ kind, region }, inventory) {
    const where = kind === 'organization' || region === 'global' ? undefined : region;
    const { values, causes: unjudged } = gather(constituentsOf(kind), (requirement) => ({
      requirement,
      ...inventory.tally(requirement, where),
    }));
    // An account that nobody named, or that this run leaves out, may lack anything.
    const causes = [
      ...inventory.crossAccount.accountGaps,
      ...leftOutBySelection(inventory.targets, where),
      ...values.flatMap((tally) => tally.causes),
      ...unjudged,
    ];
    const failures = values.flatMap(({ requirement, worstFailure }) =>
      worstFailure === null ? [] : [{ requirement, isBad: severityRank(worstFailure) <= severityRank('high') }],
    );
    const failing = failures.filter(({ isBad }) => isBad).map(({ requirement }) => requirement);
    const milder = failures.filter(({ isBad }) => !isBad).map(({ requirement }) => requirement);
    if (failing.length === 0 && causes.length > 0) throw new NotKnown(causes);
    const notes = milder.length === 0 ? [] : [`Milder failures, which do not count here: ${milder.sort().join(', ')}.`];
    const applicable = values.reduce((sum, tally) => sum + tally.applicable, 0);
    return { failing: failing.sort(), applicable, notes };
  },
});
