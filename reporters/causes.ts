import type { Cause, Finding } from '../model/finding.ts';

/** One kind of gap in one place, with what became unknown because of it. */
export type CauseGroup = Pick<Cause, 'account' | 'region' | 'operation' | 'outcome'> & {
  /** The first detail that was given; null when none was. */
  readonly detail: string | null;
  /** Resources that the question was about, as far as it was about single ones; sorted. */
  readonly resources: readonly string[];
  /** Sorted. */
  readonly requirements: readonly string[];
  readonly findings: number;
};

export type CauseGroups = {
  readonly groups: readonly CauseGroup[];
  /** Whether there are more than these. */
  readonly areMore: boolean;
};

/**
 * Every cause of every unknown finding, gathered by account, region, operation and outcome, and sorted by them; the first
 * ones. Never more than twice as many are held.
 */
export function causeGroups(findings: Iterable<Finding>, most: number): CauseGroups {
  let groups = new Map<string, Gathering>();
  /** Every group that sorts behind this one is left out. */
  let last: string | null = null;
  for (const finding of findings) {
    const counted = new Set<Gathering>();
    for (const cause of finding.causes) {
      const key = JSON.stringify([cause.account, cause.region, cause.operation, cause.outcome]);
      if (last !== null && key > last) continue;
      const group = groups.get(key) ?? startOf(cause);
      groups.set(key, group);
      group.detail ??= cause.detail;
      if (cause.resource !== null) group.resources.add(cause.resource);
      group.requirements.add(finding.requirement);
      counted.add(group);
    }
    for (const group of counted) group.findings += 1;
    if (groups.size <= 2 * most) continue;
    groups = new Map(sorted(groups).slice(0, most));
    last = [...groups.keys()].at(-1) ?? null;
  }
  const all = sorted(groups);
  const shown = all.slice(0, most).map(([, group]) => finished(group));
  return { groups: shown, areMore: last !== null || all.length > most };
}

function sorted(groups: ReadonlyMap<string, Gathering>): [string, Gathering][] {
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

type Gathering = Pick<Cause, 'account' | 'region' | 'operation' | 'outcome'> & {
  detail: string | null;
  readonly resources: Set<string>;
  readonly requirements: Set<string>;
  findings: number;
};

function startOf({ account, region, operation, outcome }: Cause): Gathering {
  const none = { detail: null, findings: 0 };
  return { account, region, operation, outcome, ...none, resources: new Set(), requirements: new Set() };
}

function finished(group: Gathering): CauseGroup {
  return { ...group, resources: [...group.resources].toSorted(), requirements: [...group.requirements].toSorted() };
}
