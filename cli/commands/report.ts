import { readFileSync } from 'node:fs';
import { parseReport } from '../../reporters/read-report.ts';
import { collectFaults, faultsOf } from '../faults.ts';
import { openOutputs, parseOutputs } from '../outputs.ts';
import { UserError } from '../user-error.ts';

/** `zonewarden report FILE`: renders a JSON report in other formats. The exit code tells whether that worked. */
export async function reportCommand(file: string, options: { readonly output: readonly string[] }): Promise<void> {
  const faults = collectFaults();
  const report = await faults.of(() => {
    try {
      return parseReport(readFileSync(file, 'utf8'));
    } catch (error) {
      const found = faultsOf(error);
      if (!found && !(error as NodeJS.ErrnoException).code) throw error;
      throw new UserError((found ?? [(error as Error).message]).map((fault) => `${file}: ${fault}`));
    }
  });
  const parsed = parseOutputs(options.output.length > 0 ? options.output : ['table=-']);
  await faults.of(() => {
    if (parsed.faults.length > 0) throw new UserError(parsed.faults);
  });
  faults.throwAny();
  if (report) openOutputs(parsed.outputs).write(report);
}
