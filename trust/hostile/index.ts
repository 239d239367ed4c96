import { eachOf } from '../../collectors/runner/concurrency.ts';
import { spread } from '../spread.ts';
import type { Sweep, SweepSize } from '../sweep.ts';
import { brokenPlacePair, hostileErrorPair } from './broken-places.ts';
import { browserPath } from './browser.ts';
import { openVisitor } from './browser-visit.ts';
import { commandLineFaults } from './command-line.ts';
import { commandScanFaults } from './command-scan.ts';
import { parametersPair } from './hostile-parameters.ts';
import { type Names, namesIn } from './names.ts';
import { renamedPair } from './renamed-things.ts';
import { pairFaults, type ScanPair } from './scan-pair.ts';
import { type OrganizationShape, violationsFrom } from './served.ts';
import { HOSTILE } from './strings.ts';

const ALL = Number.POSITIVE_INFINITY;

/** What is done at each size. `places`, `operations`: so many of each, of the first organization; `words`: strings for the command line. */
const SIZES = {
  sample: { strings: 30, soils: 1, rounds: 1, places: 1, operations: 1, visits: 1, words: 1, commands: 0 },
  ci: { strings: HOSTILE.length, soils: 1, rounds: 2, places: 15, operations: 4, visits: 4, words: 2, commands: 1 },
  full: {
    strings: HOSTILE.length,
    soils: 3,
    rounds: 6,
    places: ALL,
    operations: ALL,
    visits: 40,
    words: 20,
    commands: 2,
  },
} as const satisfies Record<SweepSize, object>;

/** Hostile strings in everything that somebody can name, and in everything else that AWS says. */
export const hostile: Sweep = {
  promise:
    'No string from AWS or from the user changes a verdict, breaks an output, or does anything where it is shown.',
  async run({ size, seed, progress }) {
    const { visits, soils, ...extent } = SIZES[size];
    const strings = HOSTILE.slice(0, extent.strings);
    const broken = new Set<string>();
    const counts = { strings: strings.length, scans: 0, places: 0, operations: 0, pages: 0, commands: 0 };
    const visitor = browserPath === null ? null : await openVisitor();
    if (visitor === null) broken.add('there is no browser: the page was not looked at');
    const take = (faults: readonly string[]) => {
      for (const fault of faults) broken.add(fault);
      progress(
        `${counts.scans} scans, ${counts.pages} pages, ${counts.commands} commands, ${broken.size} faults ${[...broken].at(-1) ?? ''}`,
      );
    };
    try {
      for (let number = 0; number < soils; number += 1) {
        const shape = shapeOf(seed + number);
        const jobs = pairsOf(shape, await namesIn(shape), strings, {
          ...extent,
          seed: seed + number,
          share: number === 0 ? 1 : 1 / soils,
        });
        const visitEvery = Math.max(1, Math.floor((jobs.length * soils) / visits));
        await eachOf([...jobs.entries()], 3, async ([index, { kind, pair }]) => {
          if (kind !== 'names') counts[kind] += 1;
          counts.scans += 2;
          const isVisited = index % visitEvery === 0 && counts.pages < visits;
          if (isVisited) counts.pages += 1;
          const words = strings[(index * 13) % strings.length]?.text ?? '';
          take(await pairFaults(await pair(), isVisited ? visitor : null, words));
        });
      }
      for (const { text } of spread(strings, extent.words, seed)) {
        const { runs, faults } = await commandLineFaults(text);
        counts.commands += runs;
        take(faults);
      }
      for (let run = 0; run < extent.commands; run += 1) {
        counts.commands += 1;
        take(await commandScanFaults(shapeOf(seed + run), strings, seed + run));
      }
    } finally {
      await visitor?.close();
    }
    return { counts, broken: [...broken].sort() };
  },
};

type Extent = {
  readonly rounds: number;
  readonly places: number;
  readonly operations: number;
  readonly seed: number;
  /** Of all places and operations, above 0 and up to 1. */
  readonly share: number;
};

type Job = { readonly kind: 'names' | 'places' | 'operations'; readonly pair: () => Promise<ScanPair> };

/** Every pair of scans of one organization. A round gives every name another string. */
function pairsOf(shape: OrganizationShape, names: Names, strings: typeof HOSTILE, extent: Extent): Job[] {
  const { rounds, seed, share } = extent;
  const partOf = (all: readonly string[], most: number) =>
    spread(all, Math.min(most, Math.ceil(all.length * share)), seed);
  const starts = Array.from({ length: rounds }, (_, round) => seed + round * (names.chosen.length + 1));
  return [
    ...starts.flatMap((start): Job[] => [
      { kind: 'names', pair: () => renamedPair(shape, names, 'behind', strings, start) },
      { kind: 'names', pair: () => renamedPair(shape, names, 'whole', strings, start) },
      { kind: 'names', pair: () => parametersPair(shape, strings, start) },
    ]),
    ...partOf(names.places, extent.places).map((place, index): Job => {
      return { kind: 'places', pair: () => brokenPlacePair(shape, place, strings, seed + index * 7) };
    }),
    ...partOf(names.operations, extent.operations).map((operation, index): Job => {
      return { kind: 'operations', pair: () => hostileErrorPair(shape, operation, strings, seed + index * 11) };
    }),
  ];
}

function shapeOf(number: number): OrganizationShape {
  const size = { accounts: 5, regions: 1 };
  return { ...size, violations: violationsFrom(number * 11, size) };
}
