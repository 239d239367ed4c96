import { dryRun } from '../../app/estimate/dry-run.ts';
import { writeAll } from '../../app/report/write-all.ts';
import { settingsOf } from '../../app/scan/settings.ts';
import { jsonPage } from '../../reporters/escape/json.ts';
import { checkSelection } from '../options/check-selection.ts';
import { type JudgingOptions, prepare } from '../options/prepare.ts';
import { type AskingOptions, runOf } from '../options/run.ts';
import { estimateText } from '../output/estimate-text.ts';
import { exitWhenStopped } from '../process/stop.ts';

/** Options of `scan --dry-run`. */
export type DryRunOptions = JudgingOptions & AskingOptions & { readonly like?: string; readonly json?: boolean };

/** `zonewarden scan --dry-run`: what a scan would ask, and how long it would take. */
export async function dryRunCommand(options: DryRunOptions): Promise<void> {
  const read = options.like === undefined ? {} : { read: options.like };
  const { inputs, outputs } = await prepare(
    { ...options, output: [] },
    { ...read, check: () => checkSelection({ ...options, dryRun: true }, process.env) },
  );
  exitWhenStopped();
  outputs.discard();
  const settings = settingsOf(inputs, runOf(options, new AbortController().signal));
  const estimate = await dryRun(settings, options.like ?? null);
  const text = Array.from(estimateText(estimate), (line) => `${line}\n`);
  writeAll(1, options.json ? [jsonPage(estimate)] : text);
}
