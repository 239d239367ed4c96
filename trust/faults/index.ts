import type { Sweep, SweepOptions, SweepSize } from '../sweep.ts';
import { INDISTINGUISHABLE, indistinguishableOf } from './indistinguishable.ts';
import { tryOtherRegions } from './other-regions.ts';
import { tryPairs } from './pairs.ts';
import { type Singles, type SinglesOptions, trySingles } from './singles.ts';
import { COMPLIANT, SITUATIONS, type Situation } from './situations.ts';
import { slicedCatalogue, slicesOf, wholeCatalogue } from './slices.ts';
import { openTrials } from './trials.ts';
import type { Tried } from './tried.ts';

/** Every operation of a scan under every fault, by itself and in pairs. */
export const faults: Sweep = {
  promise: 'Whatever fails on the way to AWS, nothing becomes a pass by it, and the exit code says so.',
  async run(options) {
    const trials = openTrials(THREADS[options.size]);
    const catalogue = await slicedCatalogue();
    const slices = options.allRules ? wholeCatalogue(catalogue) : slicesOf(catalogue, options.seed);
    try {
      return await sweep({ ...options, trials, slices, atOnce: AT_ONCE[options.size] });
    } finally {
      await trials.close();
    }
  },
};

/** In CI another sweep has the other core. */
const THREADS: Readonly<Record<SweepSize, number>> = { sample: 0, ci: 1, full: 2 };
/** Most scans wait for deadlines, and a scan that waits costs nothing but memory. */
const AT_ONCE: Readonly<Record<SweepSize, number>> = { sample: 12, ci: 24, full: 24 };
const PAIRS: Readonly<Record<SweepSize, number>> = { sample: 4, ci: 200, full: 2000 };

async function sweep(options: SweepOptions & SinglesOptions) {
  const { size, trials } = options;
  const situations = size === 'sample' ? [COMPLIANT] : SITUATIONS;
  const singles: Singles[] = [];
  for (const situation of situations) {
    const found = await trySingles(situation, options);
    singles.push(found);
    if (situation === COMPLIANT) singles.push(...(await tryRevealed(found, options)));
  }
  const pairs = { tried: 0, broken: [] as string[] };
  for (const [index, found] of singles.entries()) {
    if (found.clean.situation.faults.length > 0) continue;
    const { tried, broken } = await tryPairs(found, PAIRS[size] / situations.length, {
      ...options,
      seed: options.seed + index,
    });
    pairs.tried += tried;
    pairs.broken.push(...broken);
  }
  const ofOtherRegions = await tryOtherRegions(options);
  const tried = [...singles.flatMap((found) => found.tried), ...ofOtherRegions];
  return {
    counts: { ...countsOf(tried), pairs: pairs.tried, scans: trials.count(), 'scans × rules': trials.rulesJudged() },
    broken: [
      ...[...singles, ...ofOtherRegions].flatMap(({ broken }) => broken),
      ...pairs.broken,
      ...(size === 'sample' ? [] : unused(tried)),
    ],
  };
}

/** Operations that are called only when another one fails are tried with that fault beside them. */
async function tryRevealed(found: Singles, options: SinglesOptions): Promise<Singles[]> {
  const { clean, tried } = found;
  const known = new Set(clean.operations);
  const singles: Singles[] = [];
  for (const { tried: one, judged } of tried) {
    const revealed = judged.operations.filter((operation) => !known.has(operation));
    if (one.name !== 'denied' || revealed.length === 0) continue;
    for (const operation of revealed) known.add(operation);
    const situation: Situation = { ...clean.situation, name: `compliant --fault ${one.fault}`, faults: [one.fault] };
    singles.push(await trySingles(situation, options, revealed));
  }
  return singles;
}

function countsOf(tried: readonly Tried[]): Record<string, number> {
  const met = tried.filter(({ judged }) => judged.isMet);
  return {
    operations: new Set(tried.map((one) => one.tried.operation)).size,
    faults: met.length,
    'do not apply': tried.length - met.length,
    'lose something': met.filter(({ judged }) => judged.lost.length > 0).length,
    'change nothing': met.filter(({ judged }) => judged.lost.length + judged.moved.length === 0 && !judged.isBelieved)
      .length,
    'cannot be told apart': met.filter(({ judged }) => judged.isBelieved).length,
  };
}

/** Entries of the table that nothing needs any more. */
export function unused(tried: readonly Tried[]): string[] {
  const used = new Set(tried.filter(({ judged }) => judged.isBelieved).map((one) => indistinguishableOf(one.tried)));
  return INDISTINGUISHABLE.filter((entry) => !used.has(entry)).map(
    ({ operation, name }) =>
      `nothing is believed any more of ${operation ?? 'any operation'} ${name}: remove the entry`,
  );
}
