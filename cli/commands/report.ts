import { LIMITS } from '../../files/limits.ts';
import { readRegularFile, UnusableFile } from '../../files/regular-file.ts';
import { faultLine } from '../../files/text-fault.ts';
import { textOf } from '../../files/utf8.ts';
import type { Report } from '../../model/report.ts';
import { parseReport, UnreadableReport } from '../../reporters/read-report.ts';
import { collectFaults } from '../faults.ts';
import { openOutputs } from '../outputs.ts';
import { parseOutputs } from '../parse-outputs.ts';
import { exitWhenStopped } from '../stop.ts';
import { tell } from '../tell.ts';
import { UserError } from '../user-error.ts';

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

function readReport(file: string): Report {
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
