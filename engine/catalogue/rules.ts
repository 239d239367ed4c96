import { oneLine } from '../../files/text-fault.ts';
import { type Clause, type Conditions, Rule } from '../../model/rule.ts';
import { kindOf } from '../../model/subject-kinds.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { clauseFaults } from './clause-faults.ts';
import { jsonDocument, parsed, type SourceDocument } from './document.ts';
import type { CatalogueFault } from './fault.ts';

/** The letters in a rule's id by the section of the chapter. */
const SECTIONS: Readonly<Record<string, string>> = {
  '1.1': 'OV',
  '1.2': 'CT',
  '1.3': 'FL',
  '1.4': 'GD',
  '1.5': 'CF',
  '1.6': 'CL',
  '1.7': 'SH',
  '1.8': 'SM',
  '1.9': 'IN',
  '1.10': 'OT',
};
const MAX_NESTING = 6;

/** A rule with the folder that it stands in, relative to the catalogue's. */
export type RuleFile = { readonly rule: Rule; readonly folder: string };

/** Reads one `rule.json`. `rule` is null where the file is not a rule at all; a rule may still have faults. */
export function readRule(
  folder: string,
  text: string,
  vocabulary: Vocabulary,
): { readonly rule: Rule | null; readonly faults: readonly CatalogueFault[] } {
  const document = jsonDocument(`${folder}/rule.json`, text);
  const { value: rule, faults } = parsed(document, Rule);
  if (rule === null) return { rule: null, faults };
  return { rule, faults: [...faults, ...ruleFaults(rule, folder, document, vocabulary)] };
}

/** Rules that share an id: one fault at each but the first. */
export function duplicateFaults(files: readonly RuleFile[]): CatalogueFault[] {
  const first = new Map<string, string>();
  return files.flatMap(({ rule, folder }) => {
    const earlier = first.get(rule.id);
    if (earlier === undefined) {
      first.set(rule.id, folder);
      return [];
    }
    return [{ file: `${folder}/rule.json`, line: null, message: `${rule.id} is the id of ${earlier} already` }];
  });
}

function ruleFaults(rule: Rule, folder: string, document: SourceDocument, vocabulary: Vocabulary): CatalogueFault[] {
  const { file } = document;
  const at = (path: readonly PropertyKey[], message: string) => ({
    file,
    line: document.lineOf(path),
    message: oneLine(message),
  });
  const faults: CatalogueFault[] = [];
  const section = rule.source.section;
  const letters = SECTIONS[section];
  if (!folder.startsWith(`${section}-`))
    faults.push(at(['source', 'section'], `section ${section} is not the folder's`));
  if (letters === undefined) faults.push(at(['source', 'section'], `the chapter has no section ${section}`));
  else if (!rule.id.startsWith(`ASEA-LM-${letters}-`)) {
    faults.push(at(['id'], `an id of section ${section} begins with ASEA-LM-${letters}-, found ${rule.id}`));
  }
  if ((rule.conditions === undefined) === (rule.documentation === undefined)) {
    faults.push(at([], 'a rule has either conditions or documentation'));
  }
  if (rule.applies !== undefined && rule.conditions === undefined) {
    faults.push(at(['applies'], 'documentation applies to nothing'));
  }
  if (rule.accounts !== undefined && kindOf(rule.subject).accounts !== 'all') {
    faults.push(at(['accounts'], `a subject of kind ${rule.subject} has its accounts by itself`));
  }
  for (const { path, clause } of clausesWithPaths(rule)) {
    if (path.length > 2 * MAX_NESTING) faults.push(at(path, `conditions nest at most ${MAX_NESTING} levels deep`));
    for (const message of clauseFaults(clause, rule, vocabulary)) faults.push(at(path, `${clause.name}: ${message}`));
  }
  return faults;
}

type ClauseWithPath = { readonly path: readonly PropertyKey[]; readonly clause: Clause };

function clausesWithPaths(rule: Rule): ClauseWithPath[] {
  const parts = [
    ['applies', rule.applies],
    ['conditions', rule.conditions],
  ] as const;
  const conditions = parts.flatMap(([name, part]) => (part === undefined ? [] : within(part, [name])));
  return [...conditions, ...(rule.notes ?? []).map((clause, index) => ({ path: ['notes', index], clause }))];
}

function within(condition: Conditions | Clause, path: PropertyKey[]): ClauseWithPath[] {
  if ('fact' in condition) return [{ path, clause: condition }];
  if ('all' in condition) return condition.all.flatMap((member, index) => within(member, [...path, 'all', index]));
  return condition.any.flatMap((member, index) => within(member, [...path, 'any', index]));
}
