import { expect, test } from 'vitest';
import { z } from 'zod';
import { clauseFaults } from '../../engine/catalogue/clause-faults.ts';
import { fact } from '../../engine/fact.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import type { Clause } from '../../model/rule.ts';

const shape = z.strictObject({
  text: z.string(),
  word: z.enum(['red', 'green']).nullable(),
  count: z.number().nullable(),
  isOn: z.boolean(),
  nothing: z.null(),
  texts: z.array(z.string()).nullable(),
  words: z.array(z.enum(['red', 'green'])),
  flags: z.array(z.boolean()),
  lists: z.array(z.array(z.string())),
  things: z.array(z.strictObject({ name: z.string(), isOn: z.boolean(), fact: z.string() })).nullable(),
  mixed: z.array(z.union([z.string(), z.strictObject({ name: z.string() })])),
  inner: z.strictObject({ count: z.number() }),
  fixed: z.literal('on'),
  anything: z.unknown(),
  wordOrText: z.union([z.enum(['red', 'green']), z.string()]),
  wordOrCount: z.union([z.enum(['red', 'green']), z.number()]),
  wordOrFlag: z.union([z.enum(['red', 'green']), z.boolean()]),
  maybeFlags: z.union([z.null(), z.array(z.boolean())]),
  either: z.array(z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })])),
});
const first = fact({ subjects: ['vpc'], shape, needs: [], read: () => ({}) as never });
const vocabulary = { facts: { first }, subjects: {} } as unknown as Vocabulary;

const faultsOf = (operator: Clause['operator'], path: string, ...value: unknown[]) =>
  clauseFaults(
    { name: 'a clause', fact: 'first', path, operator, ...(value.length === 0 ? {} : { value: value[0] }) } as Clause,
    { subject: 'vpc' },
    vocabulary,
  );

test.each([
  ['equals', '$.text', 'a'],
  ['equals', '$.word', 'red'],
  ['equals', '$.word', null],
  ['equals', '$.count', 1],
  ['equals', '$.isOn', true],
  ['equals', '$.nothing', null],
  ['equals', '$.isOn', { param: 'requireCmk' }],
  ['equals', '$.inner.count', 1],
  ['equals', '$.inner.count', { param: 'maxRetentionDays' }],
  ['equals', '$.fixed', 'on'],
  ['equals', '$.wordOrText', 'blue'],
  ['equals', '$.wordOrCount', 3],
  ['equals', '$.wordOrFlag', true],
  ['contains', '$.maybeFlags', true],
  ['in', '$.word', ['red', null]],
  ['in', '$.text', { param: 'ignoredOus' }],
  ['atLeast', '$.count', 1],
  ['atLeast', '$.count', { param: 'minDays' }],
  ['atMost', '$.count', 1],
  ['atMost', '$.count', { param: 'minDays' }],
  ['contains', '$.texts', 'a'],
  ['contains', '$.words', 'green'],
  ['contains', '$.flags', true],
  ['contains', '$.texts', { param: 'fieldProfile' }],
  ['containsAll', '$.words', ['red', 'green']],
  ['containsAll', '$.texts', { param: 'requiredTrustedServices' }],
  ['hasElement', '$.things', { name: 'a', isOn: true }],
] as const)('%s may look at %s and compare with %j', (operator, path, value) => {
  expect(faultsOf(operator, path, value)).toEqual([]);
});

test.each([
  ['isEmpty', '$.words'],
  ['isEmpty', '$.text'],
  ['isNotEmpty', '$.texts'],
  ['isNotEmpty', '$.word'],
] as const)('%s may look at %s', (operator, path) => {
  expect(faultsOf(operator, path)).toEqual([]);
});

test.each([
  ['equals', '$.texts', 'a', 'equals looks at string or number or boolean or null, $.texts is list or null'],
  ['in', '$.things', ['a'], 'in looks at string or number or boolean or null, $.things is list or null'],
  ['atLeast', '$.text', 1, 'atLeast looks at number or null, $.text is string'],
  ['atMost', '$.isOn', 1, 'atMost looks at number or null, $.isOn is boolean'],
  ['contains', '$.text', 'a', 'contains looks at list or null, $.text is string'],
  ['containsAll', '$.inner', ['a'], 'containsAll looks at list or null, $.inner is object'],
  ['hasElement', '$.inner', { count: 1 }, 'hasElement looks at list or null, $.inner is object'],
  ['hasElement', '$.texts', { name: 'a' }, 'hasElement wants a list of objects'],
  ['hasElement', '$.mixed', { name: 'a' }, 'hasElement wants a list of objects'],
  ['contains', '$.things', 'a', 'contains wants a list of plain values'],
  ['contains', '$.mixed', 'a', 'contains wants a list of plain values'],
  ['containsAll', '$.lists', ['a'], 'containsAll wants a list of plain values'],
  ['equals', '$.anything', 'a', 'equals looks at string or number or boolean or null, $.anything is of no known type'],
] as const)('%s may not look at %s', (operator, path, value, fault) => {
  expect(faultsOf(operator, path, value)).toContain(fault);
});

test.each([
  ['isEmpty', '$.texts', 'isEmpty looks at list or string, $.texts is list or null'],
  ['isEmpty', '$.count', 'isEmpty looks at list or string, $.count is null or number'],
  ['isNotEmpty', '$.isOn', 'isNotEmpty looks at list or string or null, $.isOn is boolean'],
] as const)('%s may not look at %s: what is not there would satisfy it, or has no size', (operator, path, fault) => {
  expect(faultsOf(operator, path)).toEqual([fault]);
});

test.each([
  ['equals', '$.text', 1, ['wanted string, found 1']],
  ['equals', '$.text', ['a'], ['equals compares with string or number or boolean or null, found ["a"]']],
  ['equals', '$.word', 'blue', ['wanted one of red, green, found "blue"']],
  ['equals', '$.isOn', null, ['wanted boolean, found null']],
  ['in', '$.word', 'red', ['in compares with list, found "red"']],
  ['in', '$.word', [], ['wanted at least one value in the list']],
  ['in', '$.word', ['red', 'blue', 7], ['wanted one of red, green, found "blue"', 'wanted null or string, found 7']],
  ['atLeast', '$.count', '1', ['atLeast compares with number, found "1"']],
  ['atMost', '$.count', null, ['atMost compares with number, found null']],
  ['contains', '$.words', 'blue', ['wanted one of red, green, found "blue"']],
  ['contains', '$.texts', 1, ['wanted string, found 1']],
  ['contains', '$.texts', ['a'], ['contains compares with string or number or boolean or null, found ["a"]']],
  ['containsAll', '$.words', ['red', 'blue'], ['wanted one of red, green, found "blue"']],
  ['containsAll', '$.texts', 'a', ['containsAll compares with list, found "a"']],
  ['containsAll', '$.texts', [], ['wanted at least one value in the list']],
  ['hasElement', '$.things', 'a', ['hasElement compares with object, found "a"']],
  ['hasElement', '$.things', { name: 1 }, ['wanted string, found 1']],
  ['hasElement', '$.things', { size: 1 }, ['the elements have no size']],
  ['hasElement', '$.either', { b: 'x' }, ['the elements have no b']],
  ['hasElement', '$.nothing', { name: 'a' }, ['the elements have no name']],
  ['equals', '$.fixed', 'off', ['wanted one of on, found "off"']],
  ['equals', '$.wordOrFlag', 'blue', ['wanted one of red, green, found "blue"']],
  ['contains', '$.maybeFlags', 'a', ['wanted boolean, found "a"']],
  ['hasElement', '$.things', { fact: 'a' }, ['a member named fact cannot be compared']],
  ['isEmpty', '$.words', 'red', ['isEmpty takes no value']],
] as const)('%s of %s may not compare with %j', (operator, path, value, faults) => {
  expect(faultsOf(operator, path, value)).toEqual(faults);
});

test.each([
  ['equals', '$.text', 'noSuch', 'no parameter is named noSuch'],
  [
    'equals',
    '$.text',
    'ignoredOus',
    'equals compares with string or number or boolean or null, the parameter ignoredOus is list',
  ],
  ['equals', '$.text', 'minDays', "the parameter minDays is number and can never equal the fact's value"],
  ['in', '$.text', 'minDays', 'in compares with list, the parameter minDays is number'],
  ['in', '$.isOn', 'ignoredOus', "the parameter ignoredOus is list and can never equal the fact's value"],
  ['atLeast', '$.count', 'requireCmk', 'atLeast compares with number, the parameter requireCmk is boolean'],
  ['atMost', '$.count', 'ignoredOus', 'atMost compares with number, the parameter ignoredOus is list'],
  ['contains', '$.flags', 'minDays', "the parameter minDays is number and can never equal the fact's value"],
  [
    'contains',
    '$.nothing',
    'fieldProfile',
    "the parameter fieldProfile is string and can never equal the fact's value",
  ],
  ['containsAll', '$.flags', 'ignoredOus', "the parameter ignoredOus is list and can never equal the fact's value"],
  ['atLeast', '$.nothing', 'minDays', "the parameter minDays is number and can never equal the fact's value"],
  ['containsAll', '$.texts', 'minDays', 'containsAll compares with list, the parameter minDays is number'],
] as const)('%s of %s may not compare with the parameter %s', (operator, path, param, fault) => {
  expect(faultsOf(operator, path, { param })).toEqual([fault]);
});

test.each(['equals', 'in', 'atLeast', 'atMost', 'contains', 'containsAll', 'hasElement'] as const)(
  '%s needs a value',
  (operator) => {
    const path = { equals: '$.text', in: '$.text', atLeast: '$.count', atMost: '$.count', hasElement: '$.things' };
    expect(faultsOf(operator, { contains: '$.texts', containsAll: '$.texts', ...path }[operator])).toEqual([
      `${operator} needs a value`,
    ]);
  },
);

test.each([
  ['$.texts.length', 'first has no $.texts.length: wanted an object before length'],
  ['$.inner.size', 'first has no $.inner.size: wanted one of count'],
])('%s leads nowhere', (path, fault) => {
  expect(faultsOf('equals', path, 1)).toEqual([fault]);
});
