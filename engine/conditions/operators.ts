import type { OperatorName } from '../../model/rule.ts';

export type Scalar = string | number | boolean | null;
/** What a clause compares with, after its parameters are filled in. null where the operator takes no value. */
export type ExpectedValue = Scalar | readonly Scalar[] | Readonly<Record<string, Scalar>>;

/**
 * What each operator says of a value. Positive operators only. null means "AWS says there is none": it equals null and
 * satisfies nothing else. A value of any other type than the operator's own is a fault of a fact or of the catalogue's
 * checks, and is thrown.
 */
export const OPERATORS = {
  equals: (observed, expected) => scalar(observed, 'equals') === expected,
  in: (observed, expected) => scalars(expected, 'in').includes(scalar(observed, 'in')),
  atLeast: (observed, expected) => observed !== null && number(observed, 'atLeast') >= number(expected, 'atLeast'),
  atMost: (observed, expected) => observed !== null && number(observed, 'atMost') <= number(expected, 'atMost'),
  contains: (observed, expected) =>
    observed !== null && list(observed, 'contains').includes(scalar(expected, 'contains')),
  containsAll(observed, expected) {
    if (observed === null) return false;
    const present = list(observed, 'containsAll');
    return scalars(expected, 'containsAll').every((wanted) => present.includes(wanted));
  },
  hasElement(observed, expected) {
    if (observed === null) return false;
    const members = object(expected, 'hasElement');
    return list(observed, 'hasElement').some((element) => matches(object(element, 'hasElement'), members));
  },
  everyElement(observed, expected) {
    if (observed === null) return false;
    const members = object(expected, 'everyElement');
    const elements = list(observed, 'everyElement');
    // Of no element nothing is said: an empty list has not what was asked for.
    return elements.length > 0 && elements.every((element) => matches(object(element, 'everyElement'), members));
  },
  isEmpty: (observed) => sized(observed, 'isEmpty').length === 0,
  isNotEmpty: (observed) => observed !== null && sized(observed, 'isNotEmpty').length > 0,
} as const satisfies Record<OperatorName, (observed: unknown, expected: ExpectedValue) => boolean>;

function scalar(value: unknown, operator: OperatorName): Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  throw wrongType(operator, 'text, number, boolean or null', value);
}

function number(value: unknown, operator: OperatorName): number {
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  throw wrongType(operator, 'a number', value);
}

function list(value: unknown, operator: OperatorName): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrongType(operator, 'a list', value);
}

function scalars(value: unknown, operator: OperatorName): readonly Scalar[] {
  return list(value, operator) as readonly Scalar[];
}

function object(value: unknown, operator: OperatorName): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw wrongType(operator, 'an object', value);
}

/** A loop without entries or closures: this is where judging spends its time. */
function matches(candidate: Readonly<Record<string, unknown>>, members: Readonly<Record<string, unknown>>): boolean {
  for (const name in members) if (member(candidate, name) !== members[name]) return false;
  return true;
}

function member(candidate: Readonly<Record<string, unknown>>, name: string): unknown {
  if (!Object.hasOwn(candidate, name)) throw new TypeError(`an element has no member ${name}`);
  return candidate[name];
}

function sized(value: unknown, operator: OperatorName): string | readonly unknown[] {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  throw wrongType(operator, 'a list or text', value);
}

function wrongType(operator: OperatorName, wanted: string, found: unknown): TypeError {
  const kind = found === null ? 'null' : Array.isArray(found) ? 'a list' : typeof found;
  return new TypeError(`${operator}: wanted ${wanted}, found ${kind}`);
}
