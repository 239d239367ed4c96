import { readFileSync } from 'node:fs';
import path from 'node:path';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import type { Catalogue } from '../../engine/catalogue/parse.ts';
import type { Rule } from '../../model/rule.ts';
import { packageRoot } from '../package-root.ts';
import { UserError } from '../user-error.ts';
import { loadCatalogue } from './load-catalogue.ts';

/** The rules that ship with the package, checked. */
export function loadOurCatalogue(): Promise<Catalogue> {
  return loadCatalogue(ourFolder(), vocabulary);
}

/** The page of a rule of ours, in Markdown. */
export function pageOf({ folders }: Catalogue, { id }: Rule): string {
  return readFileSync(path.join(ourFolder(), folders.get(id) ?? '', 'README.md'), 'utf8');
}

/**
 * The rules that `--rule` selects: by id, by the id of a requirement (all of its rules) or with `*`. All when nothing is
 * selected. Throws UserError for every selector that selects nothing.
 */
export function selectRules(rules: readonly Rule[], selectors: readonly string[]): Rule[] {
  if (selectors.length === 0) return [...rules];
  const selected = new Set<Rule>();
  const faults: string[] = [];
  for (const selector of selectors) {
    const found = rulesNamed(rules, selector);
    if (found.length === 0) faults.push(`--rule ${selector}: there is no such rule; zonewarden rules list shows them`);
    for (const rule of found) selected.add(rule);
  }
  if (faults.length > 0) throw new UserError(faults);
  return rules.filter((rule) => selected.has(rule));
}

/** The rules of one selector; empty when there are none. Upper and lower case are the same. */
export function rulesNamed(rules: readonly Rule[], selector: string): Rule[] {
  const pattern = matcher(selector);
  return rules.filter((rule) => pattern.test(rule.id) || pattern.test(rule.id.replace(/\.\d+$/, '')));
}

function ourFolder(): string {
  return path.join(packageRoot(), 'rules');
}

function matcher(selector: string): RegExp {
  const escaped = selector.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'i');
}
