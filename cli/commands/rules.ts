import { loadOurCatalogue, pageOf, rulesNamed } from '../../app/catalogue/our-catalogue.ts';
import { UserError } from '../../app/user-error.ts';
import { jsonPage } from '../../reporters/escape/json.ts';

/** `zonewarden rules list`: one line for each rule, or all of them as JSON. */
export async function listRules(options: { readonly json?: boolean }): Promise<void> {
  const { rules } = await loadOurCatalogue();
  if (options.json) {
    process.stdout.write(jsonPage(rules));
    return;
  }
  const width = Math.max(...rules.map((rule) => rule.id.length));
  for (const rule of rules) {
    process.stdout.write(`${rule.id.padEnd(width)}  ${rule.severity.padEnd(13)}  ${rule.title}\n`);
  }
}

/** `zonewarden rules show ID`: the page of a rule, of all rules of a requirement, or why there is none. */
export async function showRule(id: string): Promise<void> {
  const catalogue = await loadOurCatalogue();
  const entry = catalogue.requirements[id.toUpperCase()];
  if (entry && 'reason' in entry) {
    process.stdout.write(`${id.toUpperCase()} is not judged by this version: ${entry.reason}\n`);
    return;
  }
  const rules = rulesNamed(catalogue.rules, id.toUpperCase());
  if (rules.length === 0)
    throw new UserError([`there is no rule or requirement ${id}; zonewarden rules list shows them`]);
  const pages = rules.map((rule) => pageOf(catalogue, rule));
  process.stdout.write(pages.join('\n---\n\n'));
}
