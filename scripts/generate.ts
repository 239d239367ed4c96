/**
 * Writes everything that is generated from the folders, the model and the rules: the registries, a page beside each rule,
 * the index of the rules, tables inside pages, the JSON Schemas for editors, and what each room may import. `--check`
 * compares in memory and names the files that are not as they would be written.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { foldersWithoutRow } from './imports/top-folders.ts';
import { registryFiles } from './registries.ts';

const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');
// All else imports the registries: one that names a file that is gone has to be mended before.
if (!isCheck) await write(registryFiles(root));
const { generatedFiles } = await import('./generated-files.ts');
const files = await generatedFiles(root);
for (const folder of foldersWithoutRow(root)) {
  process.stderr.write(`${folder}/ has no row in scripts/imports/table.ts, which says what it may import\n`);
  process.exitCode = 1;
}

if (isCheck) {
  const stale: string[] = [];
  for (const [file, text] of files) {
    const found = await readFile(join(root, file), 'utf8').catch(() => null);
    if (found !== text) stale.push(file);
  }
  for (const file of stale) process.stderr.write(`${file} is not as generated; run npm run generate\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  await write(files);
  process.stdout.write(`${files.size} files\n`);
}

async function write(texts: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, text] of texts) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
}
