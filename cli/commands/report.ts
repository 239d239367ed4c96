import { collectFaults } from '../../app/faults.ts';
import { openOutputs } from '../../app/report/outputs.ts';
import { openReport } from '../../app/report/read-report.ts';
import { parseOutputs } from '../options/parse-outputs.ts';
import { tell } from '../output/tell.ts';
import { keepHeapSmall } from '../process/heap.ts';
import { exitWhenStopped } from '../process/stop.ts';

/** `zonewarden report FILE`: renders a JSON report in other formats. The exit code tells whether that worked. */
export async function reportCommand(file: string, options: { readonly output: readonly string[] }): Promise<void> {
  // A large report is checked and rendered in steps of seconds.
  keepHeapSmall({ inTurns: false });
  const faults = collectFaults();
  const opened = await faults.of(() => openReport(file));
  const parsed = parseOutputs(options.output);
  faults.add(parsed.faults);
  const outputs = await faults.of(() => openOutputs(parsed.outputs));
  exitWhenStopped();
  try {
    if (!opened || !outputs || faults.any()) throw faults.error();
    const failures = await opened.use(outputs.write);
    for (const failure of failures) tell(`exit 4: ${failure}`);
    if (failures.length > 0) process.exitCode = 4;
  } finally {
    outputs?.discard();
    opened?.close();
  }
}
