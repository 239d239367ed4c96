import type { Cause, Finding } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import { type Severity, severityRank } from '../../model/severity.ts';
import { type DistinctCauses, startDistinctCauses } from '../world/causes.ts';
import { NotKnown, type Tally } from '../world.ts';
import { MOST_CAUSES } from './make-finding.ts';

/** Failures and gaps by requirement, counted as the findings come, in any order. */
export type TallyFold = {
  add(finding: Pick<Finding, 'requirement' | 'verdict' | 'severity' | 'causes'>): void;
  /**
   * What was counted so far; of the causes at most one more than a finding can have, the first ones in their order. Throws
   * NotKnown for a requirement that has no finding: it was not judged, which is no proof that it is met.
   */
  of(requirement: string): Tally;
};

/** `place`: of the findings that roll up. */
export function startTally(place: Place): TallyFold {
  const tallies = new Map<string, Counting>();
  return {
    add({ requirement, verdict, severity, causes }) {
      const tally = tallies.get(requirement) ?? start();
      tallies.set(requirement, tally);
      if (verdict === 'fail' && (tally.worst === null || severityRank(severity) < severityRank(tally.worst)))
        tally.worst = severity;
      if (verdict !== 'unknown') return;
      tally.unknown += 1;
      for (const cause of causes) tally.causes.add(cause);
    },
    of(requirement) {
      const tally = tallies.get(requirement);
      if (tally !== undefined) {
        return { worstFailure: tally.worst, unknown: tally.unknown, causes: tally.causes.sorted() };
      }
      const detail = `no rule of ${requirement} was judged`;
      const cause: Cause = { ...place, operation: null, resource: null, outcome: 'not-asked', detail };
      throw new NotKnown([cause]);
    },
  };
}

type Counting = { worst: Severity | null; unknown: number; readonly causes: DistinctCauses };

function start(): Counting {
  return { worst: null, unknown: 0, causes: startDistinctCauses(MOST_CAUSES + 1) };
}
