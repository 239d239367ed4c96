import { type Cell, isKnown } from '../../model/cell.ts';
import { type Finding, VERDICTS } from '../../model/finding.ts';
import type { Counts, FailOn, Summary } from '../../model/report.ts';
import { SEVERITIES, type Severity, severityRank } from '../../model/severity.ts';
import type { Manifest } from '../../model/snapshot.ts';
import { compare } from '../compare.ts';
import { type ExitReason, exitCodeOf, sortReasons } from './exit.ts';

const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** How strict a run is. */
export type Gate = {
  readonly failOn: FailOn;
  /** Whether a run passes that could not see everything. */
  readonly allowIncomplete: boolean;
};

/** The figures and the exit code of a report. */
export function summarize(
  findings: readonly Finding[],
  cells: readonly Cell[],
  interrupted: Manifest['interrupted'],
  { failOn, allowIncomplete }: Gate,
): Summary {
  const counts = countVerdicts(findings);
  const failures = findings.filter((finding) => closesGate(finding, failOn)).length;
  const gaps = cells.filter((cell) => !isKnown(cell)).length;
  const complete = gaps === 0 && counts.unknown === 0 && interrupted === null;
  const reasons: ExitReason[] = [];
  if (interrupted !== null) reasons.push({ code: SIGNAL_CODES[interrupted], reason: `interrupted by ${interrupted}` });
  if (!complete && !allowIncomplete) reasons.push({ code: 3, reason: unseen(gaps, counts.unknown, interrupted) });
  if (failures > 0) reasons.push({ code: 1, reason: `${amount(failures, 'failure')} at or above ${failOn}` });
  return {
    counts,
    byRequirement: byRequirement(findings),
    failuresBySeverity: failuresBySeverity(findings),
    cells: { planned: cells.length, known: cells.length - gaps, gaps },
    gate: { failOn, passed: failures === 0, failures },
    complete,
    exitCode: exitCodeOf(reasons),
    reasons: sortReasons(reasons),
  };
}

function closesGate({ verdict, severity }: Finding, failOn: FailOn): boolean {
  return verdict === 'fail' && failOn !== 'none' && severityRank(severity) <= severityRank(failOn);
}

function unseen(gaps: number, unknown: number, interrupted: Manifest['interrupted']): string {
  const parts = [
    ...(gaps > 0 ? [`${amount(gaps, 'question')} to AWS without an answer`] : []),
    ...(unknown > 0 ? [`${amount(unknown, 'finding')} that could not be known`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : `the scan did not come to its end (${interrupted})`;
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function byRequirement(findings: readonly Finding[]): Summary['byRequirement'] {
  const groups = Map.groupBy(findings, ({ requirement }) => requirement);
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([requirement, ofRequirement]) => ({ requirement, counts: countVerdicts(ofRequirement) }));
}

function countVerdicts(findings: readonly Finding[]): Counts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Counts;
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
}

function failuresBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const failures = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { verdict, severity } of findings) if (verdict === 'fail') failures[severity] += 1;
  return failures;
}
