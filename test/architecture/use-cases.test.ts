import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files whose text matches, sorted. */
async function filesWith(pattern: string, text: RegExp): Promise<string[]> {
  const found = await Array.fromAsync(glob(pattern, { cwd: root }));
  return found.filter((file) => text.test(readFileSync(path.join(root, file), 'utf8'))).sort();
}

it('the use cases neither print nor end the process: that is left to whoever runs them', async () => {
  const terminal = /\bprocess\.(stdout|stderr|stdin|argv|exit|exitCode|abort)\b/;
  expect(await filesWith('app/**/*.ts', terminal)).toEqual([]);
  expect(await filesWith('cli/**/*.ts', terminal)).toContain('cli/main.ts');
});

it('AWS, targets and collectors are wired in one place', async () => {
  const wiring = /import \{[^}]*(?<!type )\b(openAws|findTargets|collect)\b[^}]*\} from '[./]*collectors\//;
  const rooms = '{app,cli,engine,snapshot,reporters,trust,bench,scripts}/**/*.ts';
  expect(await filesWith(rooms, wiring)).toEqual(['app/scan/open-scan.ts']);
});
