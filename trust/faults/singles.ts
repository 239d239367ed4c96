import { eachOf } from '../../collectors/runner/concurrency.ts';
import { seededRandom, shuffled } from '../random.ts';
import type { SweepSize } from '../sweep.ts';
import { type Baseline, baselineOf, type Narrowed, narrowedFrom } from './baseline.ts';
import { type Case, casesOf, type Target, targetsOf } from './cases.ts';
import { chosenCases } from './chosen.ts';
import { faultOn } from './kinds.ts';
import { rulesByOperation } from './needs.ts';
import type { Situation } from './situations.ts';
import type { Slices } from './slices.ts';
import { faultsOfDenial } from './tolerated-passes.ts';
import type { Trials } from './trials.ts';
import { type Tried, tryCase } from './tried.ts';

/** What every fault on every operation of one situation did. */
export type Singles = {
  /** By all rules. */
  readonly clean: Baseline;
  readonly narrowed: Narrowed;
  readonly tried: readonly Tried[];
  /** What is lost when a target is denied, by that fault. */
  readonly losses: ReadonlyMap<string, readonly string[]>;
  readonly broken: readonly string[];
};

export type SinglesOptions = {
  readonly size: SweepSize;
  readonly seed: number;
  readonly trials: Trials;
  readonly slices: Slices;
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
  const { size, seed, trials, slices, atOnce, progress } = options;
  const clean = await baselineOf(situation);
  const narrowed = narrowedFrom(clean, trials);
  const targets = targetsOf(clean, only ?? operationsOf(clean, size, seed));
  const rules = await rulesByOperation();
  const denials = await eachOf(targets, atOnce, async (target) => {
    const denial = denialOf(target);
    const seen = await narrowed(slices(target.operation));
    return { target, denial, seen, ...(await tryCase(denial, seen, trials, null)) };
  });
  const losses = new Map(denials.map(({ denial, judged }) => [denial.fault, judged.lost]));
  const broken = denials.flatMap(({ target, seen, judged, broken }) => [
    ...broken,
    ...(only || seen.operations.includes(target.operation)
      ? []
      : [`${situation.name}: ${target.operation} is not sent by a scan by the rules that need it`]),
    ...(target.keys.length > 0 ? [] : faultsOfDenial(target.operation, judged.passes, situation.name, rules)),
  ]);
  const all = (await Promise.all(targets.map((target) => casesOf(clean, target)))).flat();
  const cases = chosenCases(
    all.filter((one) => one.fault !== one.denied),
    size,
    seed,
  );
  let done = 0;
  const tried = await eachOf(cases, atOnce, async (one) => {
    const seen = await narrowed(slices(one.operation));
    const result = await tryCase(one, seen, trials, losses.get(one.denied) ?? null);
    progress(`${situation.name}: ${++done} of ${cases.length} faults`);
    return result;
  });
  return {
    ...{ clean, narrowed, losses, tried: [...denials, ...tried] },
    broken: [...broken, ...tried.flatMap((one) => one.broken)],
  };
}

function denialOf({ operation, keys }: Target): Case {
  const fault = faultOn(operation, 'denied', ...keys);
  return { operation, fault, effect: 'terminal', denied: fault, name: 'denied', isInRealTime: true };
}

/** Of a sample a few, other ones for another seed. */
function operationsOf({ operations }: Baseline, size: SweepSize, seed: number): readonly string[] {
  return size === 'sample' ? shuffled(operations, seededRandom(seed)).slice(0, IN_A_SAMPLE) : operations;
}

const IN_A_SAMPLE = 3;
