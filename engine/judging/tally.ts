import type { Cause, Finding } from '../../model/finding.ts';
import type { Place, Region, RegionOrGlobal } from '../../model/names.ts';
import { type Severity, severityRank } from '../../model/severity.ts';
import { type DistinctCauses, startDistinctCauses } from '../inventory/causes.ts';
import { NotKnown, type Tally } from '../inventory.ts';
import { MOST_CAUSES } from './make-finding.ts';

/** Failures and gaps by requirement, counted as the findings come, in any order. */
export type TallyFold = {
  add(finding: Pick<Finding, 'requirement' | 'region' | 'verdict' | 'severity' | 'causes'>): void;
  /**
   * What was counted so far; of the causes at most one more than a finding can have, the first ones in their order. Throws
   * NotKnown for a requirement that has no finding: it was not judged, which is no proof that it is met. Of a region: what
   * was found there, and what was found of accounts as a whole.
   */
  of(requirement: string, region?: Region): Tally;
};

/** `place`: of the findings that roll up. */
export function startTally(place: Place): TallyFold {
  /** By requirement, and by requirement and region. */
  const tallies = new Map<string, Counting>();
  return {
    add(finding) {
      for (const key of [finding.requirement, keyOf(finding.requirement, finding.region)]) {
        const counting = tallies.get(key) ?? start();
        tallies.set(key, counting);
        count(counting, finding);
      }
    },
    of(requirement, region) {
      const keys =
        region === undefined ? [requirement] : [region, 'global' as const].map((at) => keyOf(requirement, at));
      const found = keys.map((key) => tallies.get(key)).filter((counting) => counting !== undefined);
      if (found.length > 0) return sum(found);
      const detail = `no rule of ${requirement} was judged`;
      const cause: Cause = { ...place, operation: null, resource: null, outcome: 'not-asked', detail };
      throw new NotKnown([cause]);
    },
  };
}

type Counting = { applicable: number; worst: Severity | null; unknown: number; readonly causes: DistinctCauses };

function start(): Counting {
  return { applicable: 0, worst: null, unknown: 0, causes: startDistinctCauses(MOST_CAUSES + 1) };
}

function count(
  counting: Counting,
  { verdict, severity, causes }: Pick<Finding, 'verdict' | 'severity' | 'causes'>,
): void {
  if (verdict !== 'not-applicable') counting.applicable += 1;
  if (verdict === 'fail') counting.worst = worse(counting.worst, severity);
  if (verdict !== 'unknown') return;
  counting.unknown += 1;
  for (const cause of causes) counting.causes.add(cause);
}

function sum(countings: readonly Counting[]): Tally {
  const causes = startDistinctCauses(MOST_CAUSES + 1);
  for (const counting of countings) for (const cause of counting.causes.sorted()) causes.add(cause);
  return {
    applicable: countings.reduce((total, { applicable }) => total + applicable, 0),
    worstFailure: countings.reduce<Severity | null>((worst, counting) => worse(worst, counting.worst), null),
    unknown: countings.reduce((total, { unknown }) => total + unknown, 0),
    causes: causes.sorted(),
  };
}

function worse(one: Severity | null, other: Severity | null): Severity | null {
  if (one === null || other === null) return one ?? other;
  return severityRank(one) <= severityRank(other) ? one : other;
}

function keyOf(requirement: string, region: RegionOrGlobal): string {
  return `${requirement} ${region}`;
}
