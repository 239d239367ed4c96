import type { Cell } from '../model/cell.ts';
import type { Report, WholeReport } from '../model/report.ts';
import { readReport } from '../reporters/read-report.ts';

/** A report with all of its lists in memory, every cell among them. */
export type FullReport = WholeReport & { readonly coverage: readonly Cell[] };

/** The report with its lists in memory: of small organizations. */
export function wholeReport(report: Report): WholeReport {
  const { findings, gaps, answers, coverage, ...head } = report;
  const lists = { findings: [...findings], gaps: [...gaps], answers: [...answers] };
  return { ...head, ...lists, ...(coverage === undefined ? {} : { coverage: [...coverage] }) };
}

/** The report with its lists in memory. Throws when it was not made with every cell. */
export function fullReport(report: Report): FullReport {
  const whole = wholeReport(report);
  if (whole.coverage === undefined) throw new Error('the report does not have every cell');
  return { ...whole, coverage: whole.coverage };
}

/** The report in a text that the reporter `json` wrote. Throws UnreadableReport. */
export function parseReport(text: string): WholeReport {
  const bytes = Buffer.from(text);
  return wholeReport(readReport((offset) => [bytes.subarray(offset)]));
}
