import { clauseFaults } from '../../engine/catalogue/clause-faults.ts';
import { kindsOf, type ValueKinds } from '../../engine/catalogue/value-kinds.ts';
import { namesOf } from '../../engine/conditions/path.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import { Parameters } from '../../model/parameters.ts';
import { type Clause, OperatorName, type Rule } from '../../model/rule.ts';
import { changedValues } from './changed-values.ts';

/** A clause that asks something else, and in what. */
export type ClauseMutant = { readonly change: string; readonly clause: Clause };

/** Every clause that asks a little otherwise and that the catalogue would accept, in a fixed order. */
export function clauseMutants(clause: Clause, rule: Rule, vocabulary: Vocabulary): ClauseMutant[] {
  const observed = observedBy(clause, vocabulary);
  const mutants = [
    ...otherOperators(clause),
    ...otherPaths(clause, vocabulary),
    ...otherParameters(clause),
    ...changedValues(clause, observed).map((value) => withValue(clause, value)),
  ];
  return mutants.filter(({ clause: mutant }) => clauseFaults(mutant, rule, vocabulary).length === 0);
}

function otherOperators(clause: Clause): ClauseMutant[] {
  const others = OperatorName.options.filter((operator) => operator !== clause.operator);
  return others.map((operator) => {
    const { value, ...rest } = clause;
    const takesValue = operator !== 'isEmpty' && operator !== 'isNotEmpty' && value !== undefined;
    const change = `operator ${clause.operator} -> ${operator}`;
    return { change, clause: { ...rest, operator, ...(takesValue ? { value } : {}) } };
  });
}

function otherPaths(clause: Clause, vocabulary: Vocabulary): ClauseMutant[] {
  const names = namesOf(clause.path);
  const parent = shapeAt(clause, names.slice(0, -1), vocabulary);
  const own = parent.members?.get(names.at(-1) ?? '');
  return [...(parent.members ?? [])].flatMap(([name, shape]) => {
    if (name === names.at(-1) || own === undefined || kindsKey(shape) !== kindsKey(own)) return [];
    const path = ['$', ...names.slice(0, -1), name].join('.');
    return [{ change: `path ${clause.path} -> ${path}`, clause: { ...clause, path } }];
  });
}

function otherParameters(clause: Clause): ClauseMutant[] {
  const { value } = clause;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('param' in value)) return [];
  const parameters = kindsOf(Parameters).members ?? new Map<string, ValueKinds>();
  const own = parameters.get(String(value.param));
  return [...parameters].flatMap(([name, kinds]) => {
    if (name === value.param || own === undefined || kindsKey(kinds) !== kindsKey(own)) return [];
    return [{ change: `parameter ${value.param} -> ${name}`, clause: { ...clause, value: { param: name } } }];
  });
}

function withValue(clause: Clause, value: NonNullable<Clause['value']> | null): ClauseMutant {
  return { change: `value ${JSON.stringify(clause.value)} -> ${JSON.stringify(value)}`, clause: { ...clause, value } };
}

function observedBy(clause: Clause, vocabulary: Vocabulary): ValueKinds {
  return shapeAt(clause, namesOf(clause.path), vocabulary);
}

function shapeAt({ fact }: Clause, names: readonly string[], { facts }: Vocabulary): ValueKinds {
  const definition = facts[fact];
  if (definition === undefined) throw new Error(`no fact is named ${fact}`);
  let shape = kindsOf(definition.shape);
  for (const name of names) {
    const member = shape.members?.get(name);
    if (member === undefined) throw new Error(`${fact} has no ${names.join('.')}`);
    shape = member;
  }
  return shape;
}

function kindsKey({ kinds }: ValueKinds): string {
  return [...kinds].sort().join(' ');
}
