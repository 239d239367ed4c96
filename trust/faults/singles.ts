import { eachOf } from '../../collectors/runner/concurrency.ts';
import type { SweepSize } from '../sweep.ts';
import { type Baseline, baselineOf } from './baseline.ts';
import { type Case, casesOf, type Target, targetsOf } from './cases.ts';
import { faultOn } from './kinds.ts';
import { rulesByOperation } from './needs.ts';
import type { Situation } from './situations.ts';
import type { Trials } from './trials.ts';
import { type Tried, tryCase } from './tried.ts';
import { faultsOfDenial } from './unaffected.ts';

/** What every fault on every operation of one situation did. */
export type Singles = {
  readonly clean: Baseline;
  readonly tried: readonly Tried[];
  /** What is lost when a target is denied, by that fault. */
  readonly losses: ReadonlyMap<string, readonly string[]>;
  readonly broken: readonly string[];
};

export type SinglesOptions = {
  readonly size: SweepSize;
  readonly seed: number;
  readonly trials: Trials;
  /** Scans at one moment. */
  readonly atOnce: number;
  readonly progress: (line: string) => void;
};

/** Tries every fault on every operation that a scan of the situation calls, or only on some operations. */
export async function trySingles(
  situation: Situation,
  options: SinglesOptions,
  only?: readonly string[],
): Promise<Singles> {
  const { size, seed, trials, atOnce, progress } = options;
  const clean = await baselineOf(situation);
  const targets = targetsOf(clean, only ?? clean.operations);
  const rules = await rulesByOperation();
  const denials = await eachOf(targets, atOnce, async (target) => {
    const denial = denialOf(target);
    return { target, denial, ...(await tryCase(denial, clean, trials, null)) };
  });
  const losses = new Map(denials.map(({ denial, judged }) => [denial.fault, judged.lost]));
  const broken = denials.flatMap(({ target, judged, broken }) => [
    ...broken,
    ...(target.keys.length > 0 ? [] : faultsOfDenial(target.operation, judged.passes, situation.name, rules)),
  ]);
  const all = (await Promise.all(targets.map((target) => casesOf(clean, target)))).flat();
  const cases = all.filter((one) => one.fault !== one.denied).filter(chosen(size, seed));
  let done = 0;
  const tried = await eachOf(cases, atOnce, async (one) => {
    const result = await tryCase(one, clean, trials, losses.get(one.denied) ?? null);
    progress(`${situation.name}: ${++done} of ${cases.length} faults`);
    return result;
  });
  return { clean, tried: [...denials, ...tried], losses, broken: [...broken, ...tried.flatMap((one) => one.broken)] };
}

function denialOf({ operation, keys }: Target): Case {
  const fault = faultOn(operation, 'denied', ...keys);
  return { operation, fault, effect: 'terminal', denied: fault, name: 'denied', isInRealTime: true };
}

/** Which cases belong to a size: the same part for the same seed, another one for the next. */
function chosen(size: SweepSize, seed: number): (one: Case, index: number) => boolean {
  if (size === 'full') return () => true;
  // JSON's null of an inner member is left to the whole sweep: AWS's parsers take it for one that is left out.
  const isInner = ({ name }: Case) => /^null-member .*\./.test(name);
  if (size === 'ci') return (one) => !isInner(one);
  return (one, index) => !isInner(one) && (index + seed) % (one.name.includes(' ') ? 9 : 4) === 0;
}
