import { collectFaults } from '../../app/faults.ts';
import { openOutputs } from '../../app/report/outputs.ts';
import { readReport } from '../../app/report/read-report.ts';
import { parseOutputs } from '../options/parse-outputs.ts';
import { tell } from '../output/tell.ts';
import { exitWhenStopped } from '../process/stop.ts';

/** `zonewarden report FILE`: renders a JSON report in other formats. The exit code tells whether that worked. */
export async function reportCommand(file: string, options: { readonly output: readonly string[] }): Promise<void> {
  const faults = collectFaults();
  const report = await faults.of(() => readReport(file));
  const parsed = parseOutputs(options.output);
  faults.add(parsed.faults);
  const outputs = await faults.of(() => openOutputs(parsed.outputs));
  exitWhenStopped();
  try {
    if (!report || !outputs || faults.any()) throw faults.error();
    for (const failure of await outputs.write(report)) {
      tell(`exit 4: ${failure}`);
      process.exitCode = 4;
    }
  } finally {
    outputs?.discard();
  }
}
