import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../app/catalogue/load-catalogue.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import { loadExamples } from '../../scripts/authoring/read-examples.ts';
import { type ExampleContext, type NamedExample, namedExamples } from '../../scripts/authoring/run-example.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const rulesFolder = path.join(root, 'rules');

/** The catalogue that ships with the package. */
export const catalogue = await loadCatalogue(rulesFolder, vocabulary);

/** Those of the profile asea-pbmm. */
export const parameters: Parameters = profileNamed('asea-pbmm');

export const context: ExampleContext = { vocabulary, parameters, rules: catalogue.rules };

/** Every rule with its examples, sorted by id. */
export const rulesWithExamples: readonly { readonly rule: Rule; readonly examples: readonly NamedExample[] }[] =
  catalogue.rules.map((rule) => ({ rule, examples: examplesOf(rule) }));

/** The rules that have something to decide. */
export const judgedRules = rulesWithExamples.filter(({ rule }) => rule.conditions !== undefined);

function examplesOf({ id }: Rule): readonly NamedExample[] {
  return namedExamples(loadExamples(rulesFolder, catalogue.folders.get(id) ?? ''));
}

/** A scan that did not see everything is incomplete, never a failure of the organization. */
export const NEVER_FAILS: readonly string[] = ['ASEA-LM-OV-02'];

function profileNamed(name: string): Parameters {
  const profile = catalogue.profiles.get(name);
  if (profile === undefined) throw new Error(`there is no profile ${name}`);
  return profile;
}
