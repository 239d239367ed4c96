import type { Report } from '../model/report.ts';
import type { OpenOutputs } from './outputs.ts';

/**
 * Writes the reports, tells on stderr why the exit code is what it is, and gives it: the report's own, or 4 when
 * nothing worse happened than that a report could not be written.
 */
export function deliver(report: Report, outputs: OpenOutputs): number {
  const { exitCode, reasons } = report.summary;
  const failures = outputs.write(report);
  for (const { code, reason } of reasons) process.stderr.write(`zonewarden: exit ${code}: ${reason}\n`);
  for (const failure of failures) process.stderr.write(`zonewarden: exit 4: ${failure}\n`);
  return exitCode === 0 && failures.length > 0 ? 4 : exitCode;
}
