import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from '../../app/package-root.ts';
import { Examples } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { namedExamples } from '../../scripts/authoring/run-example.ts';
import type { World } from './judged.ts';

/** The worlds of the examples beside a rule, in the order of the file. `folder`: the rule's, inside `rules/`. */
export async function exampleWorlds(folder: string): Promise<World[]> {
  const text = await readFile(path.join(packageRoot(), 'rules', folder, 'examples.json'), 'utf8');
  return namedExamples(Examples.parse(JSON.parse(text))).map(({ section, name, example }) => {
    return { name: `${section}: ${name}`, example, snapshot: exampleSnapshot(example) };
  });
}
