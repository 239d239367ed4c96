import { LIMITS } from '../../files/limits.ts';
import { readRegularFile, UnusableFile } from '../../files/regular-file.ts';
import { faultLine } from '../../files/text-fault.ts';
import { textOf } from '../../files/utf8.ts';
import type { Report } from '../../model/report.ts';
import { parseReport, UnreadableReport } from '../../reporters/read-report.ts';
import { UserError } from '../user-error.ts';

/** Reads a JSON report. Throws UserError with what is wrong with it. */
export function readReport(file: string): Report {
  try {
    const text = textOf(readRegularFile(file, { maxBytes: LIMITS.reportBytes, links: 'followed' }));
    if (typeof text !== 'string') throw new UnreadableReport([text]);
    return parseReport(text);
  } catch (error) {
    if (error instanceof UnreadableReport) throw new UserError(error.faults.map((fault) => faultLine(file, fault)));
    if (!(error instanceof UnusableFile)) throw error;
    throw new UserError([`${file}: ${error.isMissing ? 'there is no such file' : error.message}`]);
  }
}
