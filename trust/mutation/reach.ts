import { readFileSync } from 'node:fs';
import type { MutantCoverage } from './stryker-state.ts';

const MUTANT = /stryMutAct_\w+\("(\d+)"\)/g;

/**
 * The tests that run code of a file. What runs while files are loaded is reached by every test; of these, those that
 * work with the file are the ones that can notice. null: none does, so that any could.
 */
export class Reach {
  readonly #testsByMutant = new Map<string, string[]>();
  readonly #byFile = new Map<string, ReadonlySet<string> | null>();

  constructor({ perTest }: MutantCoverage) {
    for (const [test, hits] of Object.entries(perTest)) {
      for (const mutant of Object.keys(hits)) {
        const tests = this.#testsByMutant.get(mutant) ?? [];
        tests.push(test);
        this.#testsByMutant.set(mutant, tests);
      }
    }
  }

  /** The tests that reach a mutant while they run. */
  testsHitting(mutant: string): ReadonlySet<string> {
    return new Set(this.#testsByMutant.get(mutant));
  }

  /** `instrumented`: the file as it stands in the sandbox. */
  testsOf(instrumented: string): ReadonlySet<string> | null {
    const known = this.#byFile.get(instrumented);
    if (known !== undefined) return known;
    const mutants = [...readFileSync(instrumented, 'utf8').matchAll(MUTANT)].map(([, id]) => id ?? '');
    const tests = new Set(mutants.flatMap((id) => this.#testsByMutant.get(id) ?? []));
    const reaching = tests.size === 0 ? null : tests;
    this.#byFile.set(instrumented, reaching);
    return reaching;
  }
}
