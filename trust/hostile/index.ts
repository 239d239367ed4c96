import type { Sweep, SweepSize } from '../sweep.ts';
import { atOnce } from './at-once.ts';
import { brokenPlaceTwin, hostileErrorTwin } from './broken-places.ts';
import { browserPath } from './browser.ts';
import { openVisitor } from './browser-visit.ts';
import { everyNth } from './every-nth.ts';
import { type Names, namesIn } from './names.ts';
import { renamedTwin } from './renamed-things.ts';
import { type Soil, violationsFrom } from './served.ts';
import { HOSTILE } from './strings.ts';
import { type Twin, twinFaults } from './twin.ts';

/** What is done at each size. `part`: every so many-th place and operation. */
const SIZES = {
  sample: { strings: 30, soils: 1, rounds: 1, part: 40, visits: 1 },
  ci: { strings: 400, soils: 2, rounds: 4, part: 6, visits: 8 },
  full: { strings: 400, soils: 6, rounds: 8, part: 1, visits: 100 },
} as const satisfies Record<SweepSize, object>;

/** Hostile strings in everything that somebody can name, and in everything else that AWS says. */
export const hostile: Sweep = {
  promise:
    'No string from AWS or from the user changes a verdict, breaks an output, or does anything where it is shown.',
  async run({ size, seed, progress }) {
    const { soils, rounds, part, visits, strings: most } = SIZES[size];
    const strings = HOSTILE.slice(0, most);
    const broken = new Set<string>();
    const counts = { strings: strings.length, scans: 0, places: 0, operations: 0, pages: 0 };
    const visitor = browserPath === null ? null : await openVisitor();
    if (visitor === null) broken.add('there is no browser: the page was not looked at');
    let visitEvery = 1;
    let done = 0;
    const look = async (twin: Twin) => {
      done += 1;
      counts.scans += 2;
      const visited = done % visitEvery === 0 && counts.pages < visits ? visitor : null;
      if (visited !== null) counts.pages += 1;
      for (const fault of await twinFaults(twin, visited, strings[done % strings.length]?.text ?? ''))
        broken.add(fault);
      progress(`${done} pairs of scans, ${broken.size} faults`);
    };
    try {
      for (let soilNumber = 0; soilNumber < soils; soilNumber += 1) {
        const soil = soilOf(seed + soilNumber);
        const names = await namesIn(soil);
        const jobs = jobsOf(soil, names, {
          rounds,
          part: part * (soilNumber === 0 ? 1 : soils),
          offset: soilNumber,
          seed,
        });
        counts.places += jobs.filter(({ kind }) => kind === 'place').length;
        counts.operations += jobs.filter(({ kind }) => kind === 'operation').length;
        visitEvery = Math.max(1, Math.floor((jobs.length * soils) / visits));
        await atOnce(3, jobs, async ({ twin }) => look(await twin()));
      }
    } finally {
      await visitor?.close();
    }
    return { counts, broken: [...broken].sort() };
  },
};

type Job = { readonly kind: 'names' | 'place' | 'operation'; readonly twin: () => Promise<Twin> };

function jobsOf(
  soil: Soil,
  names: Names,
  { rounds, part, offset, seed }: { rounds: number; part: number; offset: number; seed: number },
): Job[] {
  const starts = Array.from({ length: rounds }, (_, round) => seed + round * (names.chosen.length + 1));
  return [
    ...starts.flatMap((start) =>
      (['behind', 'whole'] as const).map((style) => ({
        kind: 'names' as const,
        twin: () => renamedTwin(soil, names, style, HOSTILE, start),
      })),
    ),
    ...everyNth(names.places, part, offset + seed).map((place, index) => ({
      kind: 'place' as const,
      twin: () => brokenPlaceTwin(soil, place, HOSTILE, seed + index * 7),
    })),
    ...everyNth(names.operations, part, offset + seed).map((operation, index) => ({
      kind: 'operation' as const,
      twin: () => hostileErrorTwin(soil, operation, HOSTILE, seed + index * 11),
    })),
  ];
}

function soilOf(number: number): Soil {
  const size = { accounts: 5, regions: 1 };
  return { ...size, violations: violationsFrom(number * 11, size) };
}
