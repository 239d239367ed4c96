import { type Finding, VERDICTS, type Verdict } from '../../model/finding.ts';
import type { Counts, Report, ReportRule } from '../../model/report.ts';
import { requirementOf } from '../../model/rule.ts';
import { startWorstFirst, type WorstFirst } from '../worst-first.ts';

/** Findings of one account and region. */
export type PlaceCount = { readonly account: string; readonly region: string; findings: number };

/** What the page says of one requirement. */
export type RequirementView = {
  readonly requirement: string;
  /** Sorted by id; empty when the report lacks the rule. */
  readonly rules: readonly ReportRule[];
  readonly counts: Counts;
  /** The findings that are listed one by one: worst severity first, then in the report's order. */
  readonly listed: Readonly<Record<Verdict, readonly Finding[]>>;
  /** The others, counted; the most frequent first, then by account and region. */
  readonly others: Readonly<Record<Verdict, readonly PlaceCount[]>>;
};

/**
 * Every requirement that has a rule or a finding, those with findings first, in the report's order. One requirement is in
 * memory at a time. `listed`: how many findings of a verdict are listed; `see` is told of every finding.
 */
export function* requirementViews(
  report: Report,
  listed: Readonly<Record<Verdict, number>>,
  see: (finding: Finding) => void,
): Iterable<RequirementView> {
  const rules = Map.groupBy(report.rules, ({ id }) => requirementOf(id));
  let current: Gathering | null = null;
  for (const finding of report.findings) {
    see(finding);
    if (current?.requirement !== finding.requirement) {
      if (current !== null) yield finish(current);
      current = start(finding.requirement);
    }
    current.counts[finding.verdict] += 1;
    current.chosen[finding.verdict].add(finding);
  }
  if (current !== null) yield finish(current);
  for (const requirement of rules.keys()) yield finish(start(requirement));

  function start(requirement: string): Gathering {
    const others = ofEach(() => new Map<string, PlaceCount>());
    const chosen = ofEach((verdict) =>
      startWorstFirst(listed[verdict], (finding) => countIn(others[verdict], finding)),
    );
    return { requirement, counts: ofEach(() => 0), chosen, others };
  }

  function finish({ requirement, counts, chosen, others }: Gathering): RequirementView {
    const ofRequirement = rules.get(requirement) ?? [];
    rules.delete(requirement);
    return {
      requirement,
      rules: ofRequirement,
      counts,
      listed: ofEach((verdict) => chosen[verdict].worst()),
      others: ofEach((verdict) => [...others[verdict].values()].toSorted(byFrequency)),
    };
  }
}

type Gathering = {
  readonly requirement: string;
  readonly counts: Record<Verdict, number>;
  readonly chosen: Readonly<Record<Verdict, WorstFirst>>;
  readonly others: Readonly<Record<Verdict, Map<string, PlaceCount>>>;
};

function ofEach<T>(make: (verdict: Verdict) => T): Record<Verdict, T> {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, make(verdict)])) as Record<Verdict, T>;
}

function countIn(places: Map<string, PlaceCount>, { account, region }: Finding): void {
  const key = `${account} ${region}`;
  const place = places.get(key) ?? { account, region, findings: 0 };
  places.set(key, place);
  place.findings += 1;
}

function byFrequency(a: PlaceCount, b: PlaceCount): number {
  return b.findings - a.findings || (`${a.account} ${a.region}` < `${b.account} ${b.region}` ? -1 : 1);
}
