import { readFileSync } from 'node:fs';
import type { DryRunNotes } from './dry-run-notes.ts';

const MUTANT = /stryMutAct_\w+\("(\d+)"\)/g;

/** Test files that take longer, in milliseconds, are tried only where they work with the mutated file. */
const QUICK_FILE = 5000;

/** Which tests can notice a mutant. */
export class Reach {
  readonly #testsByMutant = new Map<string, string[]>();
  readonly #byFile = new Map<string, ReadonlySet<string>>();
  readonly #quick: ReadonlySet<string>;

  constructor({ coverage, times }: DryRunNotes) {
    for (const [test, hits] of Object.entries(coverage.perTest)) {
      for (const mutant of Object.keys(hits)) {
        const tests = this.#testsByMutant.get(mutant) ?? [];
        tests.push(test);
        this.#testsByMutant.set(mutant, tests);
      }
    }
    this.#quick = quickTests(times);
  }

  /** The tests that reach a mutant while they run. */
  testsHitting(mutant: string): ReadonlySet<string> {
    return new Set(this.#testsByMutant.get(mutant));
  }

  /**
   * The tests that may notice what runs while a file is loaded. Every test is reached by that, so these are the tests
   * that run code of the file, and all that are quick. `instrumented`: the file as it stands in the sandbox.
   */
  testsOf(instrumented: string): ReadonlySet<string> {
    const known = this.#byFile.get(instrumented);
    if (known !== undefined) return known;
    const mutants = [...readFileSync(instrumented, 'utf8').matchAll(MUTANT)].map(([, id]) => id ?? '');
    const tests = new Set([...this.#quick, ...mutants.flatMap((id) => this.#testsByMutant.get(id) ?? [])]);
    this.#byFile.set(instrumented, tests);
    return tests;
  }
}

function quickTests(times: DryRunNotes['times']): ReadonlySet<string> {
  const byFile = Map.groupBy(Object.keys(times), (id) => id.split('#')[0]);
  const quick = [...byFile.values()].filter((ids) => ids.reduce((sum, id) => sum + (times[id] ?? 0), 0) < QUICK_FILE);
  return new Set(quick.flat());
}
