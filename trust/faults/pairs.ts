import { eachOf } from '../../collectors/runner/concurrency.ts';
import { verdictsByKey } from '../compare.ts';
import { seededRandom } from '../random.ts';
import type { Baseline } from './baseline.ts';
import { acquits, judgeTrial } from './promise.ts';
import type { Singles, SinglesOptions } from './singles.ts';
import type { Tried } from './tried.ts';
import { untoldOf } from './untold.ts';

export type Pairs = { readonly tried: number; readonly broken: readonly string[] };

/** Tries random pairs of faults on two operations. What either of them takes away stays away. */
export async function tryPairs(singles: Singles, count: number, options: SinglesOptions): Promise<Pairs> {
  const { clean, losses } = singles;
  const { seed, trials, atOnce, progress } = options;
  const random = seededRandom(seed);
  const faults = singles.tried.filter(isTold);
  const pairs = Array.from({ length: count }, () => pairOf(faults, random));
  let done = 0;
  const broken = await eachOf(pairs, atOnce, async ([one, other]) => {
    const specifications = [one.tried.fault, other.tried.fault];
    const isInRealTime = one.tried.isInRealTime && other.tried.isInRealTime;
    const trial = await trials.attempt(clean.situation, specifications, isInRealTime);
    progress(`${clean.situation.name}: ${++done} of ${count} pairs`);
    const judged = judgeTrial({ ...one.tried, effect: 'partial' }, trial, clean, null);
    const isGone = one.tried.effect === 'gone' || other.tried.effect === 'gone';
    const terminal = [one, other].filter(({ tried }) => tried.effect === 'terminal');
    const expected = terminal.flatMap(({ tried }) => losses.get(tried.denied) ?? []);
    const found = [
      ...judged.broken,
      ...judged.moved.filter((move) => !isGone || acquits(move)).map((move) => `moves: ${move}`),
      ...(trial.report === null ? [] : known(expected, trial.report, clean).map((key) => `still known: ${key}`)),
    ];
    return found
      .slice(0, 2)
      .map((fault) => `${clean.situation.name} --fault ${specifications.join(' --fault ')}: ${fault}`);
  });
  return { tried: count, broken: broken.flat() };
}

/** What should be lost and is not. */
function known(expected: readonly string[], report: NonNullable<Baseline['report']>, clean: Baseline): string[] {
  const after = verdictsByKey(report);
  const before = verdictsByKey(clean.report);
  return expected.filter((key) => before.has(key) && after.has(key) && after.get(key) !== 'unknown');
}

/** Faults that met something and are not taken for an answer. */
function isTold({ tried, judged, broken }: Tried): boolean {
  return judged.isMet && !judged.isBelieved && broken.length === 0 && untoldOf(tried) === null;
}

function pairOf(faults: readonly Tried[], random: () => number): readonly [Tried, Tried] {
  for (;;) {
    const one = faults[Math.floor(random() * faults.length)];
    const other = faults[Math.floor(random() * faults.length)];
    if (one && other && one.tried.operation !== other.tried.operation) return [one, other];
  }
}
