import type { z } from 'zod';
import { Parameters } from '../../../model/parameters.ts';
import { RESOURCE_TYPES, type ResourceType } from '../../../model/resource.ts';
import { SubjectKind } from '../../../model/subject-kinds.ts';
import { type Fact, fact } from '../../fact.ts';
import { listOf } from './lists.ts';
import { ownFieldsOf } from './own-fields.ts';

/**
 * The facts that every resource type has without anybody writing them, by name. For a type `flow-log`:
 *
 * - `flowLogList`: all of them in the place of the subject, as `items` and `count`;
 * - `flowLog`: the fields of the subject, where it is a flow log, or of the answer about it, where the type is one
 *   about the subject (`bucketVersioning` of a log bucket).
 *
 * And `parameters`: the values of the profile.
 */
export function derivedFacts(): Record<string, Fact> {
  const facts: Record<string, Fact> = { parameters };
  for (const type of RESOURCE_TYPES) {
    const list = listOf(type);
    const own = ownFieldsOf(type);
    if (list !== null) facts[`${nameOf(type)}List`] = list;
    if (own !== null) facts[nameOf(type)] = own;
  }
  return facts;
}

/** Facts by hand beside those that are derived. Throws where one has the name of the other. */
export function withDerived<F extends Readonly<Record<string, Fact>>>(byHand: F): F & Readonly<Record<string, Fact>> {
  const derived = derivedFacts();
  const twice = Object.keys(byHand).filter((name) => Object.hasOwn(derived, name));
  if (twice.length > 0) throw new Error(`there are derived facts of these names: ${twice.join(', ')}`);
  return { ...derived, ...byHand };
}

/** `flow-log` is `flowLog`. */
function nameOf(type: ResourceType): string {
  return type.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const parameters = fact({
  subjects: SubjectKind.options,
  shape: Parameters.describe('The values of the profile, with what the configuration changes') as z.ZodObject,
  needs: [],
  read: (_subject, inventory) => inventory.parameters,
});
