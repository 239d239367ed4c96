import { LIMITS } from '../../files/limits.ts';
import { openRegularFile, UnusableFile } from '../../files/regular-file.ts';
import { faultLine } from '../../files/text-fault.ts';
import { readReport, UnreadableReport } from '../../reporters/read-report.ts';
import { collectFaults } from '../faults.ts';
import { keepHeapSmall } from '../heap.ts';
import { openOutputs } from '../outputs.ts';
import { parseOutputs } from '../parse-outputs.ts';
import { exitWhenStopped } from '../stop.ts';
import { tell } from '../tell.ts';
import { UserError } from '../user-error.ts';

/** `zonewarden report FILE`: renders a JSON report in other formats. The exit code tells whether that worked. */
export async function reportCommand(file: string, options: { readonly output: readonly string[] }): Promise<void> {
  keepHeapSmall();
  const faults = collectFaults();
  const opened = await faults.of(() => told(file, () => openRegularFile(file, READ)));
  const report = opened && (await faults.of(() => told(file, () => readReport(opened.bytes))));
  const parsed = parseOutputs(options.output);
  faults.add(parsed.faults);
  const outputs = await faults.of(() => openOutputs(parsed.outputs));
  exitWhenStopped();
  try {
    if (!report || !outputs || faults.any()) throw faults.error();
    const failures = await told(file, () => outputs.write(report));
    for (const failure of failures) tell(`exit 4: ${failure}`);
    if (failures.length > 0) process.exitCode = 4;
  } finally {
    outputs?.discard();
    opened?.close();
  }
}

const READ = { maxBytes: LIMITS.reportBytes, links: 'followed' } as const;

/** Does something with the report, and tells what is wrong with its file as faults of the user's. */
async function told<T>(file: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof UnreadableReport) throw new UserError(error.faults.map((fault) => faultLine(file, fault)));
    if (!(error instanceof UnusableFile)) throw error;
    throw new UserError([`${file}: ${error.isMissing ? 'there is no such file' : error.message}`]);
  }
}
