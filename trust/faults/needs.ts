import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { COLLECTORS } from '../../collectors/index.ts';
import { closeTypes } from '../../collectors/runner/plan.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';

/** The rules that cannot be judged without an operation, by operation: those that need a type which it reads. */
export async function rulesByOperation(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rules } = await loadOurCatalogue();
  const found = new Map<string, Set<string>>();
  for (const rule of rules) {
    for (const type of closeTypes(neededTypes([rule], vocabulary), COLLECTORS)) {
      const operation = RESOURCES[type as ResourceType].operation;
      found.set(operation, (found.get(operation) ?? new Set()).add(rule.id));
    }
  }
  return found;
}
