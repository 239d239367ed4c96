import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sweep, SweepSize } from '../sweep.ts';
import { bombInputs, fuzzKinds, type Input, inputOf } from './kinds.ts';
import { writeValidFiles } from './valid-files.ts';
import { tryInWorker } from './watched-worker.ts';

const INPUTS: Readonly<Record<SweepSize, number>> = { sample: 1_500, ci: 20_000, full: 1_000_000 };
const WORKERS: Readonly<Record<SweepSize, number>> = { sample: 1, ci: 2, full: 2 };
/** Of all workers together; a bomb would take more. */
const MOST_MEGABYTES = 3_000;
/** The last of the bombs, which are small. */
const BOMBS_OF_SAMPLE = 100;
/** More say nothing new. */
const MOST_BROKEN = 50;

/**
 * Files of every kind, changed at random: bytes, structure, packing. Counts what was refused, accepted and used further, by
 * kind. Every input that breaks the promise is left in a folder, with the command that tries it again.
 */
export const fuzz: Sweep = {
  promise:
    'Whatever stands in a file, reading it ends in a second with a value that fits its schema or with readable faults, and nothing of it runs as code.',
  async run({ size, seed, progress }) {
    const folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-fuzz-'));
    const failed = path.join(tmpdir(), 'zonewarden-fuzz-broken');
    const tallies: Record<string, number> = {};
    const found = new Map<number, string>();
    const end = INPUTS[size];
    try {
      await writeValidFiles(folder);
      const watched = {
        onBroken: (number: number, reason: string) => found.size < MOST_BROKEN && found.set(number, reason),
        onTallies(more: Readonly<Record<string, number>>) {
          for (const [name, count] of Object.entries(more)) tallies[name] = (tallies[name] ?? 0) + count;
          progress(`${total(tallies)} of ${end} inputs, ${found.size} broken`);
        },
      };
      const unread = await validFilesThatAreRefused(folder);
      const step = WORKERS[size];
      const start = size === 'sample' ? bombInputs(await fuzzKinds(folder)) - BOMBS_OF_SAMPLE : 0;
      const orders = Array.from({ length: step }, (_, first) => ({
        ...{ folder, seed, step },
        first: start + first,
        end: start + end,
      }));
      await Promise.all(orders.map((order) => tryInWorker(order, watched)));
      const broken = found.size === 0 ? [] : await keep(found, { folder, failed, seed });
      const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
      if (peakMegabytes > MOST_MEGABYTES) broken.push(`some input took memory: ${peakMegabytes} MB at the peak`);
      return {
        counts: { inputs: total(tallies), ...sorted(tallies), peakMegabytes },
        broken: [...unread, ...broken],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A reader that refuses everything would keep every promise. */
async function validFilesThatAreRefused(folder: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [kind, { files, read }] of Object.entries(await fuzzKinds(folder))) {
    for (const file of files) {
      const { faults } = await read(file.bytes, file, true);
      if (faults !== null) lines.push(`${kind} ${file.name}: is right, but is refused: ${faults.join('; ')}`);
    }
  }
  return lines;
}

function total(tallies: Readonly<Record<string, number>>): number {
  return Object.values(tallies).reduce((sum, count) => sum + count, 0);
}

function sorted(tallies: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(tallies).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Places = { readonly folder: string; readonly failed: string; readonly seed: number };

/** Writes the inputs that broke the promise to files; a line for each. */
async function keep(found: ReadonlyMap<number, string>, { folder, failed, seed }: Places): Promise<string[]> {
  const kinds = await fuzzKinds(folder);
  mkdirSync(failed, { recursive: true });
  return [...found].map(([number, reason]) => {
    const input = madeAgain(kinds, seed, number);
    if (input === null) return `input ${number} of seed ${seed} cannot be made: ${reason}`;
    const { kind, file, content } = input;
    const kept = path.join(failed, `${seed}-${number}-${kind}`);
    writeFileSync(kept, content);
    return `${kind} ${file.name}: ${reason}\n    repeat: node trust/fuzz/repeat.ts ${kind} ${file.name} ${kept}`;
  });
}

/** null: making it fails, which is a fault of the sweep. */
function madeAgain(...[kinds, seed, number]: Parameters<typeof inputOf>): Input | null {
  try {
    return inputOf(kinds, seed, number);
  } catch {
    return null;
  }
}
