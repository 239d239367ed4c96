import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { MutantCoverage } from './stryker-state.ts';
import type { FileTest } from './test-files.ts';

/** In the sandbox. */
const FILE = 'dry-run-notes.json';

/** What the first run of all tests showed, for the processes that follow it. */
export type DryRunNotes = {
  /** Milliseconds by test. */
  readonly times: Readonly<Record<string, number>>;
  readonly coverage: MutantCoverage;
};

export function writeNotes(notes: DryRunNotes): void {
  writeFileSync(FILE, JSON.stringify(notes));
}

/** null: no run was made yet. */
export function readNotes(): DryRunNotes | null {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : null;
}

/** Most mutants fall to a quick test, so these come first. */
export function quickestFirst(tests: readonly FileTest[], { times }: DryRunNotes): FileTest[] {
  return tests.toSorted((a, b) => (times[a.id] ?? 0) - (times[b.id] ?? 0));
}
