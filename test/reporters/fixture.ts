import { type Cell, isKnown } from '../../model/cell.ts';
import type { Finding } from '../../model/finding.ts';
import { REPORT_FORMAT, WholeReport } from '../../model/report.ts';
import type { FullReport } from '../../trust/whole-report.ts';
import { answersOf } from './fixture/answers.ts';
import { CALLS } from './fixture/calls.ts';
import { CELLS } from './fixture/cells.ts';
import { CHANGES } from './fixture/changes.ts';
import { FINDINGS } from './fixture/findings.ts';
import { PARAMETERS } from './fixture/parameters.ts';
import { RULES } from './fixture/rules.ts';
import { summaryOf } from './fixture/summary.ts';
import { TARGETS } from './fixture/targets.ts';

export { vpcFindings } from './fixture/finding.ts';
export { HOSTILE } from './fixture/hostile.ts';

const HEAD = {
  format: REPORT_FORMAT,
  tool: { name: 'zonewarden', version: '0.1.0' },
  takenAt: '2026-11-23T06:00:00.000Z',
  endedAt: '2026-11-23T06:04:30.000Z',
  interrupted: null,
  profile: 'asea-pbmm',
  parameters: PARAMETERS,
  targets: TARGETS,
  calls: CALLS,
  clock: { aheadSeconds: 0 },
  changes: CHANGES,
  rules: RULES,
  notJudged: [
    { requirement: 'ASEA-LM-CT-13', reason: 'Digest chains need the objects of the log bucket, which are not read.' },
    { requirement: 'ASEA-LM-GD-01', reason: 'GuardDuty is not collected in this version.' },
  ],
};

/** A report about a small organization in which everything that a reporter has to cope with occurs. */
export const REPORT: FullReport = reportWith(FINDINGS);

/** A report in which everything was read and everything passed. */
export const CLEAN_REPORT: FullReport = {
  ...reportWith(
    FINDINGS.filter(({ verdict }) => verdict === 'pass'),
    CELLS.filter(({ outcome }) => outcome === 'collected'),
  ),
  changes: [],
};

/** The report with other findings or cells, and with the summary that follows from them. */
export function reportWith(findings: readonly Finding[], cells: readonly Cell[] = CELLS): FullReport {
  const gaps = cells.filter((cell) => !isKnown(cell));
  const lists = { findings, gaps, answers: answersOf(cells), coverage: cells };
  const { coverage = [], ...report } = WholeReport.parse({ ...HEAD, summary: summaryOf(findings, cells), ...lists });
  return { ...report, coverage };
}
