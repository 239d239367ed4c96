/**
 * Writes everything that is generated from the model and the rules: a page beside each rule, the index of the rules,
 * tables inside pages, the JSON Schemas for editors, and what each room may import. `--check` compares in memory and names the files that are not
 * as they would be written.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generated-files.ts';
import { foldersWithoutRow } from './imports/top-folders.ts';

const root = join(import.meta.dirname, '..');
const files = await generatedFiles(root);
for (const folder of foldersWithoutRow(root)) {
  process.stderr.write(`${folder}/ has no row in scripts/imports/table.ts, which says what it may import\n`);
  process.exitCode = 1;
}

if (process.argv.includes('--check')) {
  const stale: string[] = [];
  for (const [file, text] of files) {
    const found = await readFile(join(root, file), 'utf8').catch(() => null);
    if (found !== text) stale.push(file);
  }
  for (const file of stale) process.stderr.write(`${file} is not as generated; run npm run generate\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [file, text] of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  process.stdout.write(`${files.size} files\n`);
}
