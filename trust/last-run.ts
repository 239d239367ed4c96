import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const FILE = new URL('last-run.json', import.meta.url);

/** What came of the last kept run of each sweep, by its name; `docs/trust.md` shows it. */
const LastRun = z.record(
  z.string(),
  z.strictObject({
    size: z.enum(['ci', 'full']),
    ranOn: z.iso.date(),
    seconds: z.int(),
    counts: z.record(z.string(), z.number()),
    broken: z.int(),
  }),
);
export type LastRun = z.infer<typeof LastRun>;

/** Empty when there was none. */
export function readLastRun(): LastRun {
  try {
    return LastRun.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Keeps the figures of one sweep beside those of the others. */
export function keepRun(name: string, run: LastRun[string]): void {
  const runs = { ...readLastRun(), [name]: run };
  const sorted = Object.fromEntries(Object.entries(runs).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}
