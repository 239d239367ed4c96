import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirementOf } from '../../model/rule.ts';
import { sectionOf } from '../../reporters/sections.ts';
import { Refusal } from './refusal.ts';

/** Where the rules of a section are: its number and its folder below `rules/`. */
export type RulePlace = { readonly section: string; readonly folder: string };

/** The place of a rule by the letters in its id. A section without rules needs the name of its folder. */
export function rulePlace(root: string, id: string, sectionName: string | undefined): RulePlace {
  const { number: section, name } = sectionOf(requirementOf(id));
  if (section === '') throw new Refusal(`${name} are the letters of no section: see reporters/sections.ts`);
  const folders = readdirSync(join(root, 'rules'));
  const folder = folders.find((entry) => entry.startsWith(`${section}-`));
  if (folder !== undefined) {
    if (sectionName === undefined || folder === `${section}-${sectionName}`) return { section, folder };
    throw new Refusal(`section ${section} is in rules/${folder}: leave --section-name out`);
  }
  if (sectionName === undefined) {
    throw new Refusal(
      `section ${section} (${name}) has no folder yet: say its name, as in --section-name security-hub`,
    );
  }
  return { section, folder: `${section}-${slug(sectionName, 'section-name')}` };
}

/** A name of a folder. Refuses any other text. */
export function slug(text: string | undefined, option: string): string {
  if (text !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) return text;
  throw new Refusal(`--${option} names a folder in small letters and dashes, as in --${option} every-region`);
}

type Entry = { readonly rules: readonly string[] } | { readonly reason: string };

/** The requirements of the chapter with a rule more. Refuses a rule that is there, and one of no requirement. */
export function withRule(root: string, id: string): Readonly<Record<string, Entry>> {
  const all: Record<string, Entry> = JSON.parse(readFileSync(join(root, 'rules/requirements.json'), 'utf8'));
  const requirement = requirementOf(id);
  const entry = all[requirement];
  if (entry === undefined) throw new Refusal(`${requirement} is no requirement of rules/requirements.json`);
  const rules = 'rules' in entry ? entry.rules : [];
  if (rules.includes(id)) {
    throw new Refusal(`${id} is there: another rule of the requirement is ${requirement}.${rules.length + 1}`);
  }
  return { ...all, [requirement]: { rules: [...rules, id] } };
}
