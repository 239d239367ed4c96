import type { Rule } from '../../model/rule.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { CatalogueError, type CatalogueFault } from './fault.ts';
import { type Profiles, readProfiles } from './profiles.ts';
import { type Requirements, readRequirements } from './requirements.ts';
import { duplicateFaults, type RuleFile, readRule } from './rules.ts';

/** Everything that the folder `rules/` says, checked. */
export type Catalogue = {
  /** Sorted by id. */
  readonly rules: readonly Rule[];
  /** The folder of each rule, relative to the catalogue's, by rule id. */
  readonly folders: ReadonlyMap<string, string>;
  readonly profiles: Profiles;
  readonly requirements: Requirements;
};

/** The files of a catalogue, as texts. */
export type CatalogueTexts = {
  /** Each `rule.json` by its folder, `<section>/<slug>`. */
  readonly rules: ReadonlyMap<string, string>;
  /** Each profile by its name. */
  readonly profiles: ReadonlyMap<string, string>;
  /** `requirements.json`; null: it could not be read. */
  readonly requirements: string | null;
  /** What could not be read at all. */
  readonly faults: readonly CatalogueFault[];
};

/** Checks a catalogue. Throws CatalogueError with every fault of every file, those of reading among them. */
export function parseCatalogue(texts: CatalogueTexts, vocabulary: Vocabulary): Catalogue {
  const faults: CatalogueFault[] = [...texts.faults];
  const files: RuleFile[] = [];
  for (const [folder, text] of texts.rules) {
    const read = readRule(folder, text, vocabulary);
    faults.push(...read.faults);
    if (read.rule !== null) files.push({ rule: read.rule, folder });
  }
  faults.push(...duplicateFaults(files));
  const { profiles, faults: profileFaults } = readProfiles(texts.profiles);
  faults.push(...profileFaults);
  const { requirements, faults: requirementFaults } =
    texts.requirements === null
      ? { requirements: {}, faults: [] }
      : readRequirements('requirements.json', texts.requirements, files);
  faults.push(...requirementFaults);
  if (faults.length > 0) throw new CatalogueError(faults);
  const sorted = files.toSorted((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  return {
    rules: sorted.map(({ rule }) => rule),
    folders: new Map(sorted.map(({ rule, folder }) => [rule.id, folder])),
    profiles,
    requirements,
  };
}
