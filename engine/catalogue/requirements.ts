import { z } from 'zod';
import { oneLine } from '../../files/text-fault.ts';
import { RequirementId, RuleId, requirementOf } from '../../model/rule.ts';
import { jsonDocument, parsed } from './document.ts';
import type { CatalogueFault } from './fault.ts';
import type { RuleFile } from './rules.ts';

/** What becomes of a requirement of the chapter: the rules that judge it, or why none does in this version. */
export const RequirementEntry = z.union([
  z.strictObject({ rules: z.array(RuleId).min(1) }),
  z.strictObject({ reason: z.string().min(1) }),
]);

/** `requirements.json`: every requirement of the chapter by id. */
export const Requirements = z.record(RequirementId, RequirementEntry);
export type Requirements = Readonly<z.infer<typeof Requirements>>;

/** Reads `requirements.json` and compares it with the rules, both ways. */
export function readRequirements(
  file: string,
  text: string,
  rules: readonly RuleFile[],
): { readonly requirements: Requirements; readonly faults: readonly CatalogueFault[] } {
  const document = jsonDocument(file, text);
  const { value, faults } = parsed(document, Requirements);
  if (value === null) return { requirements: {}, faults };
  const found: CatalogueFault[] = [...faults];
  const existing = new Set(rules.map(({ rule }) => rule.id));
  for (const [requirement, entry] of Object.entries(value)) {
    const add = (message: string) => found.push({ file, line: document.lineOf([requirement]), message });
    for (const id of 'rules' in entry ? entry.rules : []) {
      if (requirementOf(id) !== requirement) add(`${oneLine(id)} is no rule of ${requirement}`);
      if (!existing.has(id)) add(`there is no rule ${oneLine(id)}`);
    }
  }
  for (const { rule, folder } of rules) {
    const entry = value[requirementOf(rule.id)];
    const isListed = entry !== undefined && 'rules' in entry && entry.rules.includes(rule.id);
    if (!isListed) found.push({ file, line: null, message: `${rule.id} (${folder}) is not listed` });
  }
  return { requirements: value, faults: found };
}
