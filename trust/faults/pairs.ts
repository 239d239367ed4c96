import { eachOf } from '../../collectors/runner/concurrency.ts';
import { verdictsByKey } from '../compare.ts';
import { seededRandom, shuffled } from '../random.ts';
import type { Baseline } from './baseline.ts';
import { indistinguishableOf } from './indistinguishable.ts';
import { acquits, judgeTrial } from './promise.ts';
import type { Singles, SinglesOptions } from './singles.ts';
import { unionOf } from './slices.ts';
import type { Tried } from './tried.ts';

export type Pairs = { readonly tried: number; readonly broken: readonly string[] };

/** Tries random pairs of faults on two operations. What either of them takes away stays away. */
export async function tryPairs(singles: Singles, count: number, options: SinglesOptions): Promise<Pairs> {
  const { losses, narrowed } = singles;
  const { seed, trials, slices, atOnce, progress } = options;
  const pairs = [...pairsOf(singles.tried.filter(isTold), count, seededRandom(seed))];
  let done = 0;
  const broken = await eachOf(pairs, atOnce, async ([one, other]) => {
    const specifications = [one.tried.fault, other.tried.fault];
    const isInRealTime = one.tried.isInRealTime && other.tried.isInRealTime;
    const clean = await narrowed(unionOf(slices(one.tried.operation), slices(other.tried.operation)));
    const trial = await trials.attempt(clean.situation, clean.rules, specifications, isInRealTime);
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
  return { tried: pairs.length, broken: broken.flat() };
}

/** What should be lost and is not. */
function known(expected: readonly string[], report: NonNullable<Baseline['report']>, clean: Baseline): string[] {
  const after = verdictsByKey(report);
  const before = verdictsByKey(clean.report);
  return expected.filter((key) => before.has(key) && after.has(key) && after.get(key) !== 'unknown');
}

/** Faults that met something and are not taken for an answer. */
function isTold({ tried, judged, broken }: Tried): boolean {
  return judged.isMet && !judged.isBelieved && broken.length === 0 && indistinguishableOf(tried) === null;
}

/** Some pairs of the same two operations, then of two others: they are held to the same scan without faults. */
function* pairsOf(faults: readonly Tried[], count: number, random: () => number): Iterable<readonly [Tried, Tried]> {
  const byOperation = [...Map.groupBy(faults, ({ tried }) => tried.operation).values()];
  if (byOperation.length < 2) return;
  for (let made = 0; made < count; ) {
    const [first = [], second = []] = shuffled(byOperation, random);
    for (let same = 0; same < OF_TWO_OPERATIONS && made < count; same += 1, made += 1) {
      const one = first[Math.floor(random() * first.length)];
      const other = second[Math.floor(random() * second.length)];
      if (one && other) yield [one, other];
    }
  }
}

const OF_TWO_OPERATIONS = 4;
