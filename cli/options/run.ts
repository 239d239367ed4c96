import type { RunOptions } from '../../app/scan/settings.ts';

/** Options that say what is asked, and how fast, as the command line gives them. */
export type AskingOptions = {
  readonly account: readonly string[];
  readonly region: readonly string[];
  readonly concurrency: number;
  readonly share: number;
  readonly maxCalls?: number;
};

/** What the options choose for one run. */
export function runOf(
  { account, region, concurrency, share, maxCalls }: AskingOptions,
  signal: AbortSignal,
): RunOptions {
  return {
    accounts: account,
    regions: region,
    ...{ concurrency, share, maxCalls: maxCalls ?? null },
    environment: process.env,
    signal,
  };
}
