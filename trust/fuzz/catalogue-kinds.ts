import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { type CatalogueFault, faultLine } from '../../engine/catalogue/fault.ts';
import type { Catalogue } from '../../engine/catalogue/parse.ts';
import { readProfiles } from '../../engine/catalogue/profiles.ts';
import { readRequirements } from '../../engine/catalogue/requirements.ts';
import { readRule } from '../../engine/catalogue/rules.ts';
import { LIMITS } from '../../files/limits.ts';
import { Parameters } from '../../model/parameters.ts';
import { Rule } from '../../model/rule.ts';
import { readExamples } from '../../scripts/authoring/read-examples.ts';
import { namedExamples, runExample } from '../../scripts/authoring/run-example.ts';
import { decoded, fitting, textMutation } from './contents.ts';
import type { Answer, FuzzKind } from './kind.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateYaml } from './mutate-yaml.ts';
import { catalogueFiles } from './valid-files.ts';

/** The files of the catalogue. Accepted rules judge the scenario of an example. */
export function catalogueKinds(catalogue: Catalogue): Readonly<Record<string, FuzzKind>> {
  const parameters = Parameters.parse(catalogue.profiles.get('asea-pbmm'));
  const context = { vocabulary, parameters, rules: [] };
  const rules = catalogue.rules.map((rule) => ({ rule, folder: catalogue.folders.get(rule.id) ?? '' }));
  const examples = new Map(catalogueFiles(/\/examples\.yaml$/).map(({ name, bytes }) => [name, bytes]));
  const exampleFile = (file: string) => examples.get(file)?.toString('utf8') ?? { line: null, message: 'is missing' };
  const firstExamples = new Map(
    rules.map(({ folder }) => [folder, namedExamples(readExamples(folder, exampleFile).examples ?? {}).slice(0, 2)]),
  );
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
        for (const { example } of firstExamples.get(folderOf(name)) ?? []) await runExample(rule, example, context);
        return { faults: null, used: 1 };
      },
    },
    examples: {
      share: 5,
      maxBytes: LIMITS.catalogueBytes,
      files: catalogueFiles(/\/examples\.yaml$/),
      mutate: textMutation(mutateYaml),
      async read(content, { name }, isUsed) {
        const folder = folderOf(name);
        const text = decoded(content);
        const read = readExamples(folder, (file) => (file === name ? text : exampleFile(file)));
        if (read.examples === null) return refusal(read.faults);
        const [first] = namedExamples(read.examples);
        const rule = catalogue.rules.find(({ id }) => catalogue.folders.get(id) === folder);
        if (!isUsed || first === undefined || rule === undefined) return { faults: null, used: 0 };
        await runExample(rule, first.example, context);
        return { faults: null, used: 1 };
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
