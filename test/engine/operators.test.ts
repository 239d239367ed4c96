import { expect, test } from 'vitest';
import { expectedOf } from '../../engine/conditions/compile.ts';
import { OPERATORS } from '../../engine/conditions/operators.ts';
import { valueAt } from '../../engine/conditions/path.ts';
import { SubjectFacts } from '../../engine/conditions/subject-facts.ts';
import type { OperatorName } from '../../model/rule.ts';

const holds = (operator: OperatorName, observed: unknown, expected: unknown): boolean =>
  (OPERATORS[operator] as (observed: unknown, expected: unknown) => boolean)(observed, expected);

test.each([
  ['equals', 1, 1, true],
  ['equals', 1, 2, false],
  ['equals', null, null, true],
  ['in', 1, [1, 2], true],
  ['in', null, ['a', null], true],
  ['atLeast', 2, 2, true],
  ['atLeast', 1, 2, false],
  ['atLeast', null, 0, false],
  ['atMost', 2, 2, true],
  ['atMost', 3, 2, false],
  ['atMost', null, 2, false],
  ['contains', ['a'], 'a', true],
  ['contains', null, 'a', false],
  ['containsAll', ['a', 'b'], ['b', 'a'], true],
  ['containsAll', ['a'], ['b', 'a'], false],
  ['containsAll', null, ['a'], false],
  ['hasElement', [{ a: 1, b: 1 }], { a: 1 }, true],
  ['hasElement', [{ a: 1 }, { a: 2 }], { a: 3 }, false],
  ['hasElement', null, { a: 1 }, false],
  ['everyElement', [{ a: 1, b: 1 }, { a: 1 }], { a: 1 }, true],
  ['everyElement', [{ a: 1 }, { a: 2 }], { a: 1 }, false],
  ['everyElement', [], { a: 1 }, false],
  ['everyElement', null, { a: 1 }, false],
  ['isEmpty', [], null, true],
  ['isEmpty', '', null, true],
  ['isEmpty', 'a', null, false],
  ['isNotEmpty', 'a', null, true],
  ['isNotEmpty', [], null, false],
  ['isNotEmpty', null, null, false],
] as const)('%s of %j and %j: %j', (operator, observed, expected, isTrue) => {
  expect(holds(operator, observed, expected)).toBe(isTrue);
});

test.each([
  ['equals', {}, 1, 'equals: wanted text, number, boolean or null, found object'],
  ['equals', [], 1, 'equals: wanted text, number, boolean or null, found a list'],
  ['equals', undefined, 1, 'equals: wanted text, number, boolean or null, found undefined'],
  ['in', 'a', 'a', 'in: wanted a list, found string'],
  ['atLeast', '2', 1, 'atLeast: wanted a number, found string'],
  ['atLeast', Number.NaN, 1, 'atLeast: wanted a number, found number'],
  ['atMost', 2, null, 'atMost: wanted a number, found null'],
  ['contains', 'abc', 'a', 'contains: wanted a list, found string'],
  ['contains', ['a'], ['a'], 'contains: wanted text, number, boolean or null, found a list'],
  ['containsAll', 'abc', ['a'], 'containsAll: wanted a list, found string'],
  ['hasElement', {}, { a: 1 }, 'hasElement: wanted a list, found object'],
  ['hasElement', ['a'], { a: 1 }, 'hasElement: wanted an object, found string'],
  ['hasElement', [null], { a: 1 }, 'hasElement: wanted an object, found null'],
  ['hasElement', [['a']], { a: 1 }, 'hasElement: wanted an object, found a list'],
  ['hasElement', [{ a: 1 }], 'a', 'hasElement: wanted an object, found string'],
  ['hasElement', [{ a: 1 }], null, 'hasElement: wanted an object, found null'],
  ['hasElement', [{ b: 1 }], { a: 1 }, 'an element has no member a'],
  ['everyElement', {}, { a: 1 }, 'everyElement: wanted a list, found object'],
  ['everyElement', ['a'], { a: 1 }, 'everyElement: wanted an object, found string'],
  ['everyElement', [], null, 'everyElement: wanted an object, found null'],
  ['everyElement', [{ b: 1 }], { a: 1 }, 'an element has no member a'],
  ['isEmpty', null, null, 'isEmpty: wanted a list or text, found null'],
  ['isEmpty', {}, null, 'isEmpty: wanted a list or text, found object'],
  ['isNotEmpty', 7, null, 'isNotEmpty: wanted a list or text, found number'],
] as const)('%s refuses %j and %j', (operator, observed, expected, message) => {
  expect(() => holds(operator, observed, expected)).toThrow(new TypeError(message));
});

test.each([
  ['abc', ['length']],
  [null, ['a']],
  [undefined, ['a']],
  [{ a: 1 }, ['a', 'b']],
  [{ a: 1 }, ['toString']],
  [['a'], ['map']],
])('%j has nothing at %j', (value, names) => {
  expect(() => valueAt(value, names)).toThrow(TypeError);
});

test('a parameter that has no value, and a slot that has no fact, are faults of our own', () => {
  const clause = { name: 'a', fact: 'first', path: '$.a', operator: 'equals', value: { param: 'minDays' } } as const;
  expect(() => expectedOf(clause, {} as never)).toThrow('the profile has no parameter minDays');
  expect(() => new SubjectFacts({} as never, {} as never, []).read(0)).toThrow('no fact has the slot 0');
});
