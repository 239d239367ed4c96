/** What instrumented code reads and writes, under the name that Stryker gives it. */
export type StrykerState = {
  activeMutant?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  currentTestId?: string | undefined;
  /** Which mutants were reached: by test, and (`static`) while files were loaded. */
  mutantCoverage?: MutantCoverage;
};

type Hits = Record<string, number>;
export type MutantCoverage = { static: Hits; perTest: Record<string, Hits> };

/** The state of this thread. */
export function strykerState(): StrykerState {
  const world = globalThis as { __stryker__?: StrykerState };
  world.__stryker__ ??= {};
  return world.__stryker__;
}

/** Arms a mutant. `hitLimit`: hits after which it counts as an endless loop. */
export function activate(mutant: string | undefined, hitLimit: number | undefined): void {
  Object.assign(strykerState(), { activeMutant: mutant, hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
}

/** Whether the armed mutant was hit so often that it must be an endless loop. */
export function ranAway(): boolean {
  const { hitCount, hitLimit } = strykerState();
  return hitCount !== undefined && hitLimit !== undefined && hitCount > hitLimit;
}
