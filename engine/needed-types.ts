import { type Definition, RESOURCES, type ResourceType } from '../model/resource.ts';
import type { Rule } from '../model/rule.ts';
import { factNamesOf } from './rule-facts.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The resource types that the rules ask for, sorted: what their facts and the listers of their subjects need, and the
 * resources that those answers are about. A scan collects these and nothing else.
 */
export function neededTypes(rules: readonly Rule[], { facts, subjects }: Vocabulary): ResourceType[] {
  const types = new Set<ResourceType>();
  for (const rule of rules) {
    // A documentation rule asks nothing of AWS.
    if (rule.conditions === undefined) continue;
    for (const type of subjects[rule.subject].needs) add(type);
    for (const name of factNamesOf(rule)) for (const type of facts[name]?.needs ?? []) add(type);
  }
  return [...types].sort();

  function add(type: ResourceType): void {
    types.add(type);
    const { parent }: Definition = RESOURCES[type];
    if (parent !== undefined) add(parent);
  }
}
