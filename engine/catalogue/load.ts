import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS } from '../../files/limits.ts';
import { readRegularFile, UnusableFile } from '../../files/regular-file.ts';
import { textOf } from '../../files/utf8.ts';
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

const NOT_SECTIONS = new Set(['profiles']);
const SECTION_FOLDER = /^\d+\.\d+-[a-z0-9-]+$/;

/**
 * Reads the catalogue from its folder: `<section>/<slug>/rule.json`, `profiles/*.yaml`, `requirements.json`.
 * Throws CatalogueError with every fault of every file. This is the engine's only code that reads files.
 */
export async function loadCatalogue(directory: string, vocabulary: Vocabulary): Promise<Catalogue> {
  const faults: CatalogueFault[] = [];
  const files: RuleFile[] = [];
  for (const folder of await ruleFolders(directory, faults)) {
    const text = readText(directory, `${folder}/rule.json`, faults);
    if (text === null) continue;
    const read = readRule(folder, text, vocabulary);
    faults.push(...read.faults);
    if (read.rule !== null) files.push({ rule: read.rule, folder });
  }
  faults.push(...duplicateFaults(files));
  const { profiles, faults: profileFaults } = readProfiles(await profileTexts(directory, faults));
  faults.push(...profileFaults);
  const text = readText(directory, 'requirements.json', faults);
  const { requirements, faults: requirementFaults } =
    text === null ? { requirements: {}, faults: [] } : readRequirements('requirements.json', text, files);
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

/** `<section>/<slug>`, sorted. */
async function ruleFolders(directory: string, faults: CatalogueFault[]): Promise<string[]> {
  const folders: string[] = [];
  for (const section of await subfolders(directory, '.', faults)) {
    if (NOT_SECTIONS.has(section)) continue;
    if (!SECTION_FOLDER.test(section)) {
      faults.push({ file: section, line: null, message: 'wanted a folder of a section, as 1.3-vpc-flow-logs' });
      continue;
    }
    for (const slug of await subfolders(directory, section, faults)) folders.push(`${section}/${slug}`);
  }
  return folders;
}

async function subfolders(directory: string, folder: string, faults: CatalogueFault[]): Promise<string[]> {
  try {
    const entries = await readdir(join(directory, folder), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    faults.push({ file: folder, line: null, message: `cannot be read: ${wordsOf(error)}` });
    return [];
  }
}

async function profileTexts(directory: string, faults: CatalogueFault[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const names = await readdir(join(directory, 'profiles')).catch((error: unknown) => {
    faults.push({ file: 'profiles', line: null, message: `cannot be read: ${wordsOf(error)}` });
    return [];
  });
  for (const file of names.filter((name) => name.endsWith('.yaml')).sort()) {
    const text = readText(directory, `profiles/${file}`, faults);
    if (text !== null) texts.set(file.slice(0, -'.yaml'.length), text);
  }
  return texts;
}

function readText(directory: string, file: string, faults: CatalogueFault[]): string | null {
  try {
    const text = textOf(readRegularFile(join(directory, file), { maxBytes: LIMITS.catalogueBytes, links: 'followed' }));
    if (typeof text === 'string') return text;
    faults.push({ file, ...text });
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    faults.push({ file, line: null, message: error.message });
  }
  return null;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
