import type { RunOptions } from '../../app/scan/settings.ts';

/** Options that say what is asked, and how fast, as the command line gives them. */
export type AskingOptions = {
  readonly account: readonly string[];
  readonly region: readonly string[];
  readonly concurrency: number;
  readonly share: number;
  readonly maxCalls?: number;
  readonly maxHours: number;
};

/** After so many hours nothing more is asked, unless told otherwise: whatever AWS answers, a scan ends. */
export const MAX_HOURS = 24;

/** What the options choose for one run. */
export function runOf(
  { account, region, concurrency, share, maxCalls, maxHours }: AskingOptions,
  signal: AbortSignal,
): RunOptions {
  return {
    accounts: account,
    regions: region,
    ...{ concurrency, share, maxCalls: maxCalls ?? null, maxHours },
    environment: process.env,
    signal,
  };
}
