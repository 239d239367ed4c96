import { isKnown } from '../../model/cell.ts';
import { type Finding, VERDICTS } from '../../model/finding.ts';
import type { Counts, FailOn, Summary } from '../../model/report.ts';
import { SEVERITIES, type Severity, severityRank } from '../../model/severity.ts';
import type { Manifest } from '../../model/snapshot.ts';
import { compare } from '../compare.ts';
import { type CountedCell, startCoverageCount } from './coverage-count.ts';
import { type ExitReason, exitCodeOf, sortReasons } from './exit.ts';
import { amount, type Gate, gateOf, tooLittle } from './gate.ts';

const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Counts findings and cells as they come, in any order. */
export type SummaryFold = {
  finding(finding: Pick<Finding, 'requirement' | 'verdict' | 'severity'>): void;
  cell(cell: CountedCell): void;
  /** The figures and the exit code of a report about what was counted. */
  finish(manifest: Pick<Manifest, 'interrupted' | 'targets'>, gate: Gate): Summary;
};

export function startSummary(): SummaryFold {
  const counts = noVerdicts();
  const requirements = new Map<string, Counts>();
  const failures = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  const cells = { planned: 0, known: 0, gaps: 0 };
  const coverageCount = startCoverageCount();

  return {
    finding({ requirement, verdict, severity }) {
      const ofRequirement = requirements.get(requirement) ?? noVerdicts();
      requirements.set(requirement, ofRequirement);
      counts[verdict] += 1;
      ofRequirement[verdict] += 1;
      if (verdict === 'fail') failures[severity] += 1;
    },
    cell(cell) {
      coverageCount.cell(cell);
      cells.planned += 1;
      cells[isKnown(cell) ? 'known' : 'gaps'] += 1;
    },
    finish({ interrupted, targets }, gate) {
      const { failOn } = gate;
      const closing = SEVERITIES.filter((severity) => closesGate(severity, failOn));
      const atGate = closing.reduce((sum, severity) => sum + failures[severity], 0);
      const complete = cells.gaps === 0 && counts.unknown === 0 && interrupted === null;
      const reasons: ExitReason[] = [];
      if (interrupted !== null)
        reasons.push({ code: SIGNAL_CODES[interrupted], reason: `interrupted by ${interrupted}` });
      const coverage = coverageCount.finish(targets);
      const missing = tooLittle({ coverage, complete, unknown: counts.unknown }, gate);
      if (missing !== null) reasons.push({ code: 3, reason: missing });
      if (atGate > 0) reasons.push({ code: 1, reason: `${amount(atGate, 'failure')} at or above ${failOn}` });
      const byRequirement = [...requirements].sort(([a], [b]) => compare(a, b));
      return {
        counts,
        byRequirement: byRequirement.map(([requirement, ofRequirement]) => ({ requirement, counts: ofRequirement })),
        failuresBySeverity: failures,
        cells,
        coverage,
        gate: gateOf(atGate, missing, interrupted, gate),
        complete,
        exitCode: exitCodeOf(reasons),
        reasons: sortReasons(reasons),
      };
    },
  };
}

function closesGate(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'none' && severityRank(severity) <= severityRank(failOn);
}

function noVerdicts(): Counts {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Counts;
}
