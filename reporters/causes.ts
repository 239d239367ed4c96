import type { Cause } from '../model/finding.ts';
import type { Report } from '../model/report.ts';

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

/** Every cause of every unknown finding, gathered by account, region, operation and outcome, and sorted by them. */
export function causeGroups(report: Report): CauseGroup[] {
  const groups = new Map<string, Gathering>();
  for (const finding of report.findings) {
    const counted = new Set<Gathering>();
    for (const cause of finding.causes) {
      const key = JSON.stringify([cause.account, cause.region, cause.operation, cause.outcome]);
      const group = groups.get(key) ?? startOf(cause);
      groups.set(key, group);
      group.detail ??= cause.detail;
      if (cause.resource !== null) group.resources.add(cause.resource);
      group.requirements.add(finding.requirement);
      counted.add(group);
    }
    for (const group of counted) group.findings += 1;
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => finished(group));
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
