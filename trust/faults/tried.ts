import type { Baseline } from './baseline.ts';
import type { Case } from './cases.ts';
import { type Judged, judgeTrial } from './promise.ts';
import type { Trials } from './trials.ts';
import { faultsOfBelief } from './untold.ts';

/** A case and what came of it. */
export type Tried = { readonly tried: Case; readonly judged: Judged; readonly broken: readonly string[] };

/** Tries a case. `deniedLoss` is what is lost when its target is denied; null for that trial itself. */
export async function tryCase(
  tried: Case,
  clean: Baseline,
  trials: Trials,
  deniedLoss: readonly string[] | null,
): Promise<Tried> {
  const trial = await trials.attempt(clean.situation, [tried.fault], tried.isInRealTime);
  const judged = judgeTrial(tried, trial, clean, deniedLoss);
  const faults = [...judged.broken, ...faultsOfBelief(tried, judged)];
  return { tried, judged, broken: faults.map((fault) => `${clean.situation.name} --fault ${tried.fault}: ${fault}`) };
}
