import { checkAim } from '../check-aim.ts';
import { dryRun } from '../estimate/dry-run.ts';
import { estimateText } from '../estimate/estimate-text.ts';
import { type JudgingOptions, prepare } from '../prepare.ts';
import { exitWhenStopped } from '../stop.ts';
import { writeAll } from '../write-all.ts';

/** Options of `scan` that say what is asked, and how fast. */
export type DryRunOptions = JudgingOptions & {
  readonly account: readonly string[];
  readonly region: readonly string[];
  readonly like?: string;
  readonly json?: boolean;
  readonly concurrency: number;
  readonly share: number;
  readonly maxCalls?: number;
};

/** `zonewarden scan --dry-run`: what a scan would ask, and how long it would take. */
export async function dryRunCommand(options: DryRunOptions): Promise<void> {
  const read = options.like === undefined ? {} : { read: options.like };
  const prepared = await prepare(
    { ...options, output: [] },
    { ...read, check: () => checkAim({ ...options, dryRun: true }, process.env) },
  );
  exitWhenStopped();
  prepared.outputs.discard();
  const estimate = await dryRun({
    ...prepared,
    accounts: options.account,
    regions: options.region,
    like: options.like ?? null,
    concurrency: options.concurrency,
    share: options.share,
    maxCalls: options.maxCalls ?? null,
    environment: process.env,
    signal: new AbortController().signal,
  });
  const lines = options.json ? [JSON.stringify(estimate, null, 2)] : estimateText(estimate);
  writeAll(
    1,
    [...lines].map((line) => `${line}\n`),
  );
}
