import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CollectedTest } from './collected-tests.ts';

const COLLECTING = new URL('./collected-tests.ts', import.meta.url).href;

/**
 * Those that need more of vitest than declaring and expecting, those about what is generated, those about the rules
 * themselves, and those that try random values: they take long, and what they catch they do not catch every time.
 */
const LEFT_OUT: readonly string[] = [
  'test/engine/fence.test.ts',
  'test/engine/generated.test.ts',
  'test/engine/clauses-matter.test.ts',
  'test/engine/differential.test.ts',
];
const RANDOM: readonly string[] = ['what is not known never turns a verdict into its opposite'];

/** A test of a file. `id` is the same in every run. */
export type FileTest = CollectedTest & { readonly id: string; readonly file: string };

/** The tests of the engine below a folder, sorted. */
export function testFiles(root: string): string[] {
  const found = globSync('test/engine/**/*.test.ts', { cwd: root }).sort();
  return found.filter((file) => !LEFT_OUT.includes(file)).map((file) => path.join(root, file));
}

/** From here on, what test files take from vitest declares tests here. For this thread, as long as it lives. */
export function collectInsteadOfRun(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== 'vitest' || context.parentURL === COLLECTING) return next(specifier, context);
      return { url: COLLECTING, format: 'module-typescript', shortCircuit: true };
    },
  });
}

/** Loads a test file, which declares its tests. Throws what the file throws. */
export async function testsOf(file: string): Promise<FileTest[]> {
  const { takeCollected } = (await import(COLLECTING)) as typeof import('./collected-tests.ts');
  takeCollected();
  await import(pathToFileURL(file).href);
  const seen = new Map<string, number>();
  const tests = takeCollected().filter(({ name }) => !RANDOM.some((random) => name.endsWith(random)));
  return tests.map((test) => {
    const count = (seen.get(test.name) ?? 0) + 1;
    seen.set(test.name, count);
    return { ...test, file, id: `${path.basename(file)}#${test.name}${count === 1 ? '' : ` (${count})`}` };
  });
}
