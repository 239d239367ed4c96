import path from 'node:path';
import { packageRoot } from '../../app/package-root.ts';
import type { Parameters } from '../../model/parameters.ts';
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

/** The same worlds under another profile: each with one of the parameters that are yes or no the other way round. */
export function underOtherProfiles(worlds: readonly World[], parameters: Parameters): World[] {
  const switches = Object.entries(parameters).filter(([, value]) => typeof value === 'boolean');
  return worlds.flatMap(({ name, example, snapshot }) =>
    switches.map(([parameter, value]) => ({
      name: `${name}, ${parameter} ${!value}`,
      example: { ...example, parameters: { ...example.parameters, [parameter]: !value } },
      snapshot,
    })),
  );
}
