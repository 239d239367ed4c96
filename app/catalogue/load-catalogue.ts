import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueFault } from '../../engine/catalogue/fault.ts';
import { type Catalogue, type CatalogueTexts, parseCatalogue } from '../../engine/catalogue/parse.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import { LIMITS } from '../../files/limits.ts';
import { readRegularFile, UnusableFile } from '../../files/regular-file.ts';
import { textOf } from '../../files/utf8.ts';

const NOT_SECTIONS = new Set(['profiles']);
const SECTION_FOLDER = /^\d+\.\d+-[a-z0-9-]+$/;

/**
 * Reads the catalogue from its folder: `<section>/<slug>/rule.json`, `profiles/*.yaml`, `requirements.json`.
 * Throws CatalogueError with every fault of every file.
 */
export async function loadCatalogue(directory: string, vocabulary: Vocabulary): Promise<Catalogue> {
  return parseCatalogue(await readTexts(directory), vocabulary);
}

async function readTexts(directory: string): Promise<CatalogueTexts> {
  const faults: CatalogueFault[] = [];
  const rules = new Map<string, string>();
  for (const folder of await ruleFolders(directory, faults)) {
    const text = readText(directory, `${folder}/rule.json`, faults);
    if (text !== null) rules.set(folder, text);
  }
  const profiles = await profileTexts(directory, faults);
  return { rules, profiles, requirements: readText(directory, 'requirements.json', faults), faults };
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
