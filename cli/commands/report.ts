import { readFileSync } from 'node:fs';
import type { Report } from '../../model/report.ts';
import { parseReport } from '../../reporters/read-report.ts';
import { collectFaults, faultsOf } from '../faults.ts';
import { openOutputs } from '../outputs.ts';
import { parseOutputs } from '../parse-outputs.ts';
import { exitWhenStopped } from '../stop.ts';
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
    for (const failure of outputs.write(report)) {
      process.stderr.write(`zonewarden: exit 4: ${failure}\n`);
      process.exitCode = 4;
    }
  } finally {
    outputs?.discard();
  }
}

function readReport(file: string): Report {
  try {
    return parseReport(readFileSync(file, 'utf8'));
  } catch (error) {
    const faults = faultsOf(error) ?? systemFault(error);
    if (!faults) throw error;
    throw new UserError(faults.map((fault) => `${file}: ${fault}`));
  }
}

function systemFault(error: unknown): string[] | null {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return null;
  return [code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${message}`];
}
