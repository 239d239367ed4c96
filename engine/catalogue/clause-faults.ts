import type { AccountGroup } from '../../model/names.ts';
import { Parameters } from '../../model/parameters.ts';
import type { Clause, OperatorName, Rule } from '../../model/rule.ts';
import { inAccounts, kindOf } from '../../model/subject-kinds.ts';
import { namesOf } from '../conditions/path.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Kind, kindOfValue, kindsOf, kindsText, type ValueKinds } from './value-kinds.ts';

const SCALARS: readonly Kind[] = ['string', 'number', 'boolean', 'null'];

/** What each operator looks at. `null` among them: it may be there, and then satisfies nothing but `equals` and `in`. */
const OBSERVED: Record<OperatorName, readonly Kind[]> = {
  equals: SCALARS,
  in: SCALARS,
  atLeast: ['number', 'null'],
  atMost: ['number', 'null'],
  contains: ['list', 'null'],
  containsAll: ['list', 'null'],
  hasElement: ['list', 'null'],
  everyElement: ['list', 'null'],
  isEmpty: ['list', 'string'],
  isNotEmpty: ['list', 'string', 'null'],
};

/** What each operator compares with. */
const EXPECTED: Record<OperatorName, readonly Kind[]> = {
  equals: SCALARS,
  in: ['list'],
  atLeast: ['number'],
  atMost: ['number'],
  contains: SCALARS,
  containsAll: ['list'],
  hasElement: ['object'],
  everyElement: ['object'],
  isEmpty: [],
  isNotEmpty: [],
};

const PARAMETERS = kindsOf(Parameters);

/** What is wrong with one clause of a rule, in words. */
export function clauseFaults(
  clause: Clause,
  rule: Pick<Rule, 'subject' | 'accounts'>,
  { facts }: Vocabulary,
): string[] {
  const fact = Object.hasOwn(facts, clause.fact) ? facts[clause.fact] : undefined;
  if (fact === undefined) return [`no fact is named ${clause.fact}`];
  const faults: string[] = [];
  if (!fact.subjects.includes(rule.subject)) {
    faults.push(`the fact ${clause.fact} speaks of ${fact.subjects.join(', ')}, not of ${rule.subject}`);
  }
  if (fact.rollUp === true && kindOf(rule.subject).within !== 'organization') {
    faults.push(`the fact ${clause.fact} tallies other findings, which only rules on the organization may`);
  }
  if (fact.onlyIn !== undefined && accountsOf(rule) !== fact.onlyIn) {
    faults.push(`the fact ${clause.fact} is read${inAccounts(fact.onlyIn)} only, and the rule is asked elsewhere too`);
  }
  const observed = at(kindsOf(fact.shape), namesOf(clause.path));
  if (typeof observed === 'string') return [...faults, `${clause.fact} has no ${clause.path}: ${observed}`];
  return [...faults, ...observedFaults(clause, observed), ...valueFaults(clause, observed)];
}

function accountsOf({ subject, accounts }: Pick<Rule, 'subject' | 'accounts'>): AccountGroup {
  return accounts ?? kindOf(subject).accounts;
}

function at(shape: ValueKinds, names: readonly string[]): ValueKinds | string {
  let current = shape;
  for (const name of names) {
    if (current.kinds.size !== 1 || current.members === null) return `wanted an object before ${name}`;
    const member = current.members.get(name);
    if (member === undefined) return `wanted one of ${[...current.members.keys()].sort().join(', ')}`;
    current = member;
  }
  return current;
}

function observedFaults({ operator, path }: Clause, observed: ValueKinds): string[] {
  const allowed = OBSERVED[operator];
  const others = [...observed.kinds].filter((kind) => !allowed.includes(kind));
  if (observed.kinds.size > 0 && others.length === 0) return elementFaults(operator, observed);
  return [`${operator} looks at ${allowed.join(' or ')}, ${path} is ${kindsText(observed) || 'of no known type'}`];
}

function elementFaults(operator: OperatorName, { element }: ValueKinds): string[] {
  const kinds = [...(element?.kinds ?? [])];
  const wantsObjects = operator === 'hasElement' || operator === 'everyElement';
  if (wantsObjects && kinds.some((kind) => kind !== 'object')) return [`${operator} wants a list of objects`];
  const wantsScalars = operator === 'contains' || operator === 'containsAll';
  if (wantsScalars && kinds.some((kind) => !SCALARS.includes(kind)))
    return [`${operator} wants a list of plain values`];
  return [];
}

function valueFaults({ operator, value }: Clause, observed: ValueKinds): string[] {
  const wanted = EXPECTED[operator];
  if (wanted.length === 0) return value === undefined ? [] : [`${operator} takes no value`];
  if (value === undefined) return [`${operator} needs a value`];
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'param' in value) {
    return parameterFaults(String(value.param), operator, observed);
  }
  if (!wanted.includes(kindOfValue(value))) {
    return [`${operator} compares with ${wanted.join(' or ')}, found ${JSON.stringify(value)}`];
  }
  if (operator === 'in') return listed(value, (each) => fits(each, observed));
  if (operator === 'contains') return fits(value, observed.element);
  if (operator === 'containsAll') return listed(value, (each) => fits(each, observed.element));
  if (operator !== 'hasElement' && operator !== 'everyElement') {
    return fits(value, operator === 'equals' ? observed : null);
  }
  return Object.entries(value as object).flatMap(([name, wish]) => {
    if (name === 'fact') return ['a member named fact cannot be compared'];
    const member = observed.element?.members?.get(name);
    return member === undefined ? [`the elements have no ${name}`] : fits(wish, member);
  });
}

function parameterFaults(name: string, operator: OperatorName, observed: ValueKinds): string[] {
  const parameter = PARAMETERS.members?.get(name);
  if (parameter === undefined) return [`no parameter is named ${name}`];
  const wanted = EXPECTED[operator];
  const others = [...parameter.kinds].filter((kind) => !wanted.includes(kind));
  if (others.length > 0) {
    return [`${operator} compares with ${wanted.join(' or ')}, the parameter ${name} is ${kindsText(parameter)}`];
  }
  const compared = operator === 'contains' || operator === 'containsAll' ? observed.element : observed;
  const expected = operator === 'in' || operator === 'containsAll' ? parameter.element : parameter;
  const shared = [...(expected?.kinds ?? [])].some((kind) => compared?.kinds.has(kind));
  return shared ? [] : [`the parameter ${name} is ${kindsText(parameter)} and can never equal the fact's value`];
}

function listed(value: unknown, check: (each: unknown) => string[]): string[] {
  const list = value as readonly unknown[];
  return list.length === 0 ? ['wanted at least one value in the list'] : list.flatMap(check);
}

function fits(value: unknown, kinds: ValueKinds | null): string[] {
  if (kinds === null) return [];
  if (!kinds.kinds.has(kindOfValue(value))) {
    return [`wanted ${kindsText(kinds)}, found ${JSON.stringify(value)}`];
  }
  if (kinds.options === null || kinds.options.has(value) || value === null || typeof value === 'boolean') return [];
  return [`wanted one of ${[...kinds.options].join(', ')}, found ${JSON.stringify(value)}`];
}
