import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { jsonDocument, parsed } from '../../engine/catalogue/document.ts';
import { type CatalogueFault, faultLine } from '../../engine/catalogue/fault.ts';
import type { Catalogue } from '../../engine/catalogue/parse.ts';
import { readProfiles } from '../../engine/catalogue/profiles.ts';
import { readRequirements } from '../../engine/catalogue/requirements.ts';
import { readRule } from '../../engine/catalogue/rules.ts';
import { LIMITS } from '../../files/limits.ts';
import { Parameters } from '../../model/parameters.ts';
import { Rule } from '../../model/rule.ts';
import { type Example, Examples } from '../../scripts/authoring/example.ts';
import { namedExamples, runExample } from '../../scripts/authoring/run-example.ts';
import { decoded, fitting, textMutation } from './contents.ts';
import type { Answer, FuzzKind } from './kind.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateYaml } from './mutate-yaml.ts';
import { catalogueFiles } from './valid-files.ts';

/** The files of the catalogue. Accepted rules judge the world of an example. */
export function catalogueKinds(catalogue: Catalogue): Readonly<Record<string, FuzzKind>> {
  const parameters = Parameters.parse(catalogue.profiles.get('asea-pbmm'));
  const context = { vocabulary, parameters, rules: [] };
  const rules = catalogue.rules.map((rule) => ({ rule, folder: catalogue.folders.get(rule.id) ?? '' }));
  const examples = new Map(catalogueFiles(/\/examples\.json$/).map(({ name, bytes }) => [folderOf(name), bytes]));
  const profiles = catalogueFiles(/^profiles\//);
  const texts = new Map(profiles.map(({ name, bytes }) => [profileName(name), bytes.toString('utf8')]));

  return {
    rule: {
      share: 40,
      maxBytes: LIMITS.catalogueBytes,
      files: catalogueFiles(/\/rule\.json$/),
      mutate: textMutation(mutateJson),
      async read(content, { name }, isUsed) {
        const text = decoded(content);
        if (typeof text !== 'string') return refusal([{ file: name, ...text }]);
        const { rule, faults } = readRule(folderOf(name), text, vocabulary);
        if (faults.length > 0 || rule === null) return refusal(faults);
        fitting(Rule, rule);
        if (!isUsed || rule.conditions === undefined) return { faults: null, used: 0 };
        for (const example of worlds(examples.get(folderOf(name)))) await runExample(rule, example, context);
        return { faults: null, used: 1 };
      },
    },
    examples: {
      share: 5,
      maxBytes: LIMITS.catalogueBytes,
      files: catalogueFiles(/\/examples\.json$/),
      mutate: textMutation(mutateJson),
      async read(content, { name }) {
        const text = decoded(content);
        if (typeof text !== 'string') return refusal([{ file: name, ...text }]);
        const { value, faults } = parsed(jsonDocument(name, text), Examples);
        if (faults.length > 0 || value === null) return refusal(faults);
        fitting(Examples, value);
        return { faults: null, used: 0 };
      },
    },
    requirements: {
      share: 5,
      maxBytes: LIMITS.catalogueBytes,
      files: catalogueFiles(/^requirements\.json$/),
      mutate: textMutation(mutateJson),
      async read(content, { name }) {
        const text = decoded(content);
        if (typeof text !== 'string') return refusal([{ file: name, ...text }]);
        const { faults } = readRequirements(name, text, rules);
        return faults.length > 0 ? refusal(faults) : { faults: null, used: 0 };
      },
    },
    profile: {
      share: 6,
      maxBytes: LIMITS.catalogueBytes,
      files: profiles,
      mutate: textMutation(mutateYaml),
      async read(content, { name }) {
        const text = decoded(content);
        if (typeof text !== 'string') return refusal([{ file: name, ...text }]);
        const read = readProfiles(new Map([...ancestors(profileName(name), texts), [profileName(name), text]]));
        if (read.faults.length > 0) return refusal(read.faults);
        for (const profile of read.profiles.values()) fitting(Parameters, profile);
        return { faults: null, used: 0 };
      },
    },
  };
}

function refusal(faults: readonly CatalogueFault[]): Answer {
  return { faults: faults.map(faultLine), used: 0 };
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/'));
}

function profileName(file: string): string {
  return file.replace(/^profiles\/|\.yaml$/g, '');
}

/** The profiles that one is based on: reading all of them each time would take most of the time. */
function ancestors(name: string, texts: ReadonlyMap<string, string>): [string, string][] {
  const parent = /^extends: (\S+)$/m.exec(texts.get(name) ?? '')?.[1];
  return parent === undefined ? [] : [...ancestors(parent, texts), [parent, texts.get(parent) ?? '']];
}

/** The first two of a rule's examples. */
function worlds(bytes: Buffer | undefined): Example[] {
  if (bytes === undefined) return [];
  const examples = Examples.parse(JSON.parse(bytes.toString('utf8')));
  return namedExamples(examples)
    .slice(0, 2)
    .map(({ example }) => example);
}
