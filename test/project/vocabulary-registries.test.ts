import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { derivedFacts } from '../../engine/facts/derived/derived-facts.ts';
import { FACTS } from '../../engine/facts/index.ts';
import { SUBJECTS } from '../../engine/subjects/index.ts';
import { registryFiles } from '../../scripts/registries.ts';

const root = path.join(import.meta.dirname, '../..');

/** What the modules of a folder export, whatever is written in them. */
async function exportsOf(folder: string): Promise<[string, unknown][]> {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  const modules = files.filter((file) => file.endsWith('.ts') && path.basename(file) !== 'index.ts');
  const exported = await Promise.all(modules.map((file) => import(path.join(root, folder, file)) as Promise<object>));
  return exported.flatMap((module) => Object.entries(module));
}

it('every fact that a file of the folder exports is in the registry under its name, and nothing else is', async () => {
  const isFact = (value: unknown) => typeof value === 'object' && value !== null && 'read' in value && 'shape' in value;
  const exported = (await exportsOf('engine/facts')).filter(([, value]) => isFact(value));
  const derived = new Set(Object.keys(derivedFacts()));
  const byHand = Object.entries(FACTS).filter(([name]) => !derived.has(name));
  expect(new Map(exported)).toEqual(new Map<string, unknown>(byHand));
});

it('every lister that a file of the folder exports is in the registry under its kind', async () => {
  const isLister = (value: unknown) => typeof value === 'object' && value !== null && 'list' in value;
  const exported = (await exportsOf('engine/subjects')).filter(([, value]) => isLister(value));
  expect(exported.length).toBeGreaterThan(5);
  for (const [, lister] of exported) expect(Object.values(SUBJECTS)).toContain(lister);
  for (const [kind, lister] of Object.entries(SUBJECTS)) expect(lister.kind).toBe(kind);
});

it('a registry says that it is generated, and sorts what it holds', () => {
  const texts = [...registryFiles(root)].filter(([file]) => file.startsWith('engine/'));
  expect(texts.map(([file]) => file)).toEqual(['engine/facts/index.ts', 'engine/subjects/index.ts']);
  for (const [, text] of texts) {
    const [first = '', ...lines] = text.split('\n');
    expect(first).toBe('// Generated from the folder by npm run generate. Do not edit.');
    const names = lines.flatMap((line) => /^ {2}'?([\w-]+)/.exec(line)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(5);
    expect(names).toEqual(names.toSorted());
  }
});
