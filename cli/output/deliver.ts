import type { OpenOutputs } from '../../app/report/outputs.ts';
import type { Report } from '../../model/report.ts';
import { tell } from './tell.ts';

/**
 * Writes the reports, tells on stderr why the exit code is what it is, and gives it: the report's own, or 4 when
 * nothing worse happened than that a report could not be written.
 */
export async function deliver(report: Report, outputs: OpenOutputs): Promise<number> {
  const { exitCode, reasons } = report.summary;
  const failures = await outputs.write(report);
  for (const { code, reason } of reasons) tell(`exit ${code}: ${reason}`);
  for (const failure of failures) tell(`exit 4: ${failure}`);
  return exitCode === 0 && failures.length > 0 ? 4 : exitCode;
}
