import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.ts';

/** Writes new files by their path in the repository. Refuses, and writes none, where one is there already. */
export function writeNew(root: string, files: ReadonlyMap<string, string>): void {
  const there = [...files.keys()].filter((file) => existsSync(join(root, file)));
  if (there.length > 0) throw new Refusal(`${there.join(', ')} is there already: nothing was written`);
  for (const [file, text] of files) write(root, file, text);
}

export function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
