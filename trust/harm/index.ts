import type { Sweep } from '../sweep.ts';
import { accountChanges } from './account-changes.ts';
import { clocks } from './clocks.ts';
import { estimates } from './estimates.ts';
import { maxCalls } from './max-calls.ts';

/** What a scan does to the accounts, and what happens to it from outside. */
export const harm: Sweep = {
  promise:
    'a scan sends no more than it may and as much as it announced, and neither a wrong clock nor accounts that change meanwhile make a pass',
  async run(options) {
    const parts = { accountChanges, maxCalls, clocks, estimates };
    const counts: Record<string, number> = {};
    const broken: string[] = [];
    for (const [name, part] of Object.entries(parts)) {
      const result = await part({ ...options, progress: (line) => options.progress(`${name}: ${line}`) });
      Object.assign(counts, result.counts);
      broken.push(...result.broken);
    }
    return { counts, broken };
  },
};
