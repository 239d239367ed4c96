import type { Finding } from '../model/finding.ts';
import { SEVERITIES, severityRank } from '../model/severity.ts';

/** Chooses the worst of the findings that it is given. */
export type WorstFirst = {
  add(finding: Finding): void;
  /** From critical to informational, within a severity in the order in which they came. */
  worst(): Finding[];
};

/** Holds at most so many findings. `rest` is told of each of the others, in no order. */
export function startWorstFirst(most: number, rest: (finding: Finding) => void = () => {}): WorstFirst {
  const bySeverity = SEVERITIES.map((): Finding[] => []);
  let held = 0;
  return {
    add(finding) {
      const rank = severityRank(finding.severity);
      if (held < most) held += 1;
      else {
        const mildest = bySeverity.findLastIndex(({ length }) => length > 0);
        if (mildest <= rank) return rest(finding);
        const dropped = bySeverity[mildest]?.pop();
        if (dropped !== undefined) rest(dropped);
      }
      bySeverity[rank]?.push(finding);
    },
    worst: () => bySeverity.flat(),
  };
}

/** The worst failures, at most so many, and how many failures there are in all. */
export function worstFailures(
  findings: Iterable<Finding>,
  most: number,
): { readonly worst: readonly Finding[]; readonly failures: number } {
  const chosen = startWorstFirst(most);
  let failures = 0;
  for (const finding of findings) {
    if (finding.verdict !== 'fail') continue;
    failures += 1;
    chosen.add(finding);
  }
  return { worst: chosen.worst(), failures };
}
