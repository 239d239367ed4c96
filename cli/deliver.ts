import type { Report } from '../model/report.ts';
import type { OpenOutputs } from './outputs.ts';

/** Writes the reports and tells the exit code: the report's own, or 4 when a report could not be written. */
export function deliver(report: Report, outputs: OpenOutputs): number {
  try {
    outputs.write(report);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return report.summary.exitCode;
    outputs.discard();
    process.stderr.write(`zonewarden: a report could not be written: ${(error as Error).message}\n`);
    return report.summary.exitCode === 0 ? 4 : report.summary.exitCode;
  }
  for (const { code, reason } of report.summary.reasons) process.stderr.write(`zonewarden: exit ${code}: ${reason}\n`);
  return report.summary.exitCode;
}
