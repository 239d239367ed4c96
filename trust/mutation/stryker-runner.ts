// A test runner for Stryker that loads the engine's tests once and runs those that reach a mutant in its own process.
// Through vitest a mutant takes seconds, because each run starts a worker and loads everything; here milliseconds.
import { appendFileSync } from 'node:fs';
import { type DryRunNotes, quickestFirst, readNotes, writeNotes } from './dry-run-notes.ts';
import { firstFailure, messageOf, type Outcome } from './outcome.ts';
import { Reach } from './reach.ts';
import type { Reload } from './reload.ts';
import { ReloadThread } from './reload-thread.ts';
import { activate, type MutantCoverage, ranAway, strykerState } from './stryker-state.ts';
import { collectInsteadOfRun, type FileTest, testFiles, testsOf } from './test-files.ts';
import { words } from './words.ts';

type TestResult = {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  /** 0: passed, 1: failed. */
  readonly status: 0 | 1;
  readonly failureMessage?: string;
};
type DryRun =
  | { readonly status: 'complete'; readonly tests: readonly TestResult[]; readonly mutantCoverage: MutantCoverage }
  | { readonly status: 'error'; readonly errorMessage: string };
type MutantRun = {
  readonly activeMutant: { readonly id: string };
  readonly sandboxFileName: string;
  readonly mutantActivation: 'runtime' | 'static';
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
};

class InProcessRunner {
  #tests: readonly FileTest[] = [];
  #reach: Reach | null = null;
  readonly #thread = new ReloadThread();

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Stryker starts another process whenever one was caught in an endless loop. */
  async init(): Promise<void> {
    collectInsteadOfRun();
    const tests: FileTest[] = [];
    for (const file of testFiles(process.cwd())) tests.push(...(await testsOf(file)));
    this.#tests = tests;
    const notes = readNotes();
    if (notes !== null) this.#take(notes);
  }

  async dryRun(): Promise<DryRun> {
    const results: TestResult[] = [];
    for (const test of this.#tests) results.push(await observed(test));
    const coverage = strykerState().mutantCoverage ?? { static: {}, perTest: {} };
    const notes = { times: Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs])), coverage };
    writeNotes(notes);
    this.#take(notes);
    return { status: 'complete', tests: results, mutantCoverage: coverage };
  }

  #take(notes: DryRunNotes): void {
    this.#tests = quickestFirst(this.#tests, notes);
    this.#reach = new Reach(notes);
  }

  async mutantRun(run: MutantRun): Promise<Outcome> {
    const outcome = await (run.mutantActivation === 'static' ? this.#static(run) : this.#armed(run));
    // Stryker tells of survivors when all is done; whoever waits for hours may read them here.
    if (outcome.status === 'survived') appendFileSync('survivors.ndjson', `${JSON.stringify(run.activeMutant)}\n`);
    return outcome;
  }

  async #armed({ activeMutant, testFilter, hitLimit }: MutantRun): Promise<Outcome> {
    const wanted = new Set(testFilter);
    const tests = this.#tests.filter(({ id }) => wanted.has(id));
    // Nothing may survive because nothing was tried.
    if (tests.length < Math.max(1, wanted.size)) throw new Error(`${wanted.size} tests wanted, ${tests.length} found`);
    activate(activeMutant.id, hitLimit);
    const failure = await firstFailure(tests);
    const isEndless = ranAway();
    activate(undefined, undefined);
    if (isEndless) return { status: 'timeout', reason: 'hit limit reached' };
    if (failure === null) return { status: 'survived', nrOfTests: tests.length };
    const { id, message, count } = failure;
    return { status: 'killed', killedBy: [id], failureMessage: message, nrOfTests: count };
  }

  /** What also runs in tests may fall to one of them; only the rest needs everything loaded anew. */
  async #static(run: MutantRun): Promise<Outcome> {
    const testFilter = [...(this.#reach?.testsHitting(run.activeMutant.id) ?? [])];
    const outcome = testFilter.length === 0 ? null : await this.#armed({ ...run, testFilter });
    return outcome !== null && outcome.status !== 'survived' ? outcome : this.#reloaded(run);
  }

  async #reloaded({ activeMutant, sandboxFileName, hitLimit }: MutantRun): Promise<Outcome> {
    const noticing = this.#reach?.testsOf(sandboxFileName);
    const tests = this.#tests.filter(({ id }) => noticing === undefined || noticing.has(id));
    return this.#thread.run({ mutant: activeMutant.id, hitLimit, files: byFile(tests) });
  }

  async dispose(): Promise<void> {
    await this.#thread.dispose();
  }
}

/** Stryker finds its plugins by this name. */
export const strykerPlugins = [
  { kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner },
  { kind: 'Ignore', name: 'words', value: words },
];

async function observed({ id, name, file, run }: FileTest): Promise<TestResult> {
  const state = strykerState();
  const begun = performance.now();
  state.currentTestId = id;
  const failureMessage = await run().then(
    () => null,
    (error: unknown) => messageOf(error),
  );
  state.currentTestId = undefined;
  const result = { id, name, fileName: file, timeSpentMs: performance.now() - begun };
  return failureMessage === null ? { ...result, status: 0 } : { ...result, status: 1, failureMessage };
}

/** Files in the order of their quickest test. */
function byFile(tests: readonly FileTest[]): Reload['files'] {
  const groups = Map.groupBy(tests, ({ file }) => file);
  return [...groups].map(([file, ofFile]) => ({ file, tests: ofFile.map(({ id }) => id) }));
}
