import path from 'node:path';
import { packageRoot } from '../../app/package-root.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { loadExamples } from '../../scripts/authoring/read-examples.ts';
import { namedExamples } from '../../scripts/authoring/run-example.ts';
import type { World } from './judged.ts';

/** The worlds of the examples beside a rule, in the order of the file. `folder`: the rule's, inside `rules/`. */
export function exampleWorlds(folder: string): World[] {
  const examples = loadExamples(path.join(packageRoot(), 'rules'), folder);
  return namedExamples(examples).map(({ section, name, example }) => {
    return { name: `${section}: ${name}`, example, snapshot: exampleSnapshot(example) };
  });
}
