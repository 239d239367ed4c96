import type { Baseline } from './baseline.ts';
import type { Case } from './cases.ts';
import { faultsOfBelief } from './indistinguishable.ts';
import { type Judged, judgeTrial } from './promise.ts';
import type { Trials } from './trials.ts';

/** A case and what came of it. */
export type Tried = { readonly tried: Case; readonly judged: Judged; readonly broken: readonly string[] };

/** Tries a case. `deniedLoss` is what is lost when its target is denied; null for that trial itself. */
export async function tryCase(
  tried: Case,
  clean: Baseline,
  trials: Trials,
  deniedLoss: readonly string[] | null,
): Promise<Tried> {
  for (let again = tried.isInRealTime ? 0 : TRIES - 1; ; again -= 1) {
    const trial = await trials.attempt(clean.situation, clean.rules, [tried.fault], tried.isInRealTime);
    const judged = judgeTrial(tried, trial, clean, deniedLoss);
    const faults = [...judged.broken, ...faultsOfBelief(tried, judged)];
    const isOnlyMore = judged.moved.length === 0 && trial.report !== null;
    if (faults.length > 0 && isOnlyMore && again > 0) continue;
    return { tried, judged, broken: faults.map((fault) => `${clean.situation.name} --fault ${tried.fault}: ${fault}`) };
  }
}

/**
 * A starved machine may be so slow that the hurried clock gives up a call that would have been answered. Findings that
 * are lost besides are looked for again; a verdict that moved, or a scan that broke, is told at once.
 */
const TRIES = 3;
