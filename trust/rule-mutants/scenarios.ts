import path from 'node:path';
import { packageRoot } from '../../app/package-root.ts';
import type { Parameters } from '../../model/parameters.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { loadExamples } from '../../scripts/authoring/read-examples.ts';
import { namedExamples } from '../../scripts/authoring/run-example.ts';
import type { Scenario } from './judged.ts';

/** The scenarios of the examples beside a rule, in the order of the file. `folder`: the rule's, inside `rules/`. */
export function exampleScenarios(folder: string): Scenario[] {
  const examples = loadExamples(path.join(packageRoot(), 'rules'), folder);
  return namedExamples(examples).map(({ section, name, example }) => {
    return { name: `${section}: ${name}`, example, snapshot: exampleSnapshot(example) };
  });
}

/** The same scenarios under another profile: each with one of the parameters that are yes or no the other way round. */
export function underOtherProfiles(scenarios: readonly Scenario[], parameters: Parameters): Scenario[] {
  const switches = Object.entries(parameters).filter(([, value]) => typeof value === 'boolean');
  return scenarios.flatMap(({ name, example, snapshot }) =>
    switches.map(([parameter, value]) => ({
      name: `${name}, ${parameter} ${!value}`,
      example: { ...example, parameters: { ...example.parameters, [parameter]: !value } },
      snapshot,
    })),
  );
}
