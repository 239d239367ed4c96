// Tries one input again that a sweep has left: node trust/fuzz/repeat.ts KIND NAME FILE
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fuzzKinds } from './kinds.ts';
import { startTrials } from './trial.ts';
import { writeValidFiles } from './valid-files.ts';

const [kind = '', name = '', input = ''] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-fuzz-'));
try {
  await writeValidFiles(folder);
  const kinds = await fuzzKinds(folder);
  const file = kinds[kind]?.files.find((one) => one.name === name);
  if (file === undefined)
    throw new Error(`there is no ${kind} ${name}; the kinds are ${Object.keys(kinds).join(', ')}`);
  const content = readFileSync(input);
  const trials = startTrials(kinds);
  console.log(await trials.try({ kind, file, content, isUsed: true }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
