import { expect, test } from 'vitest';
import { compileClause } from '../../engine/conditions/compile.ts';
import { SubjectFacts } from '../../engine/conditions/subject-facts.ts';
import type { Inventory } from '../../engine/inventory.ts';
import { found } from '../../engine/judging/found.ts';
import type { Clause } from '../../model/rule.ts';
import { NO_PARAMETERS, SUBJECT } from './synthetic.ts';

/** What a message says of a clause that saw this value. */
function saidOf(seen: unknown, operator: Clause['operator'] = 'equals', value?: Clause['value']): string {
  const clause = { name: 'so', fact: 'first', path: '$.seen', operator, ...(value === undefined ? {} : { value }) };
  const fact = { read: () => ({ seen }) };
  return found(
    compileClause(clause, NO_PARAMETERS, () => 0),
    new SubjectFacts(SUBJECT, {} as Inventory, [fact as never]),
  );
}

test.each([
  [true, ''],
  ['', ''],
  [null, ' (found none)'],
  [[], ' (found none)'],
  [2, ' (found 2)'],
  ['stopped', ' (found stopped)'],
  ['x'.repeat(121), ''],
  [['a', 'b', 'a'], ' (found a; b)'],
  [
    [{ rule: 'expire', prefix: '', date: null, days: 30, tags: ['a', 'b'] }],
    ' (found rule expire, days 30, tags a, b)',
  ],
  [['x'.repeat(119)], ' (found 1)'],
  [['a'.repeat(60), 'b'.repeat(60), 'c'], ` (found ${'a'.repeat(60)}; and 2 more)`],
])('of %j is shown:%s', (seen, said) => {
  expect(saidOf(seen)).toBe(said);
});

test('of elements, what they were compared by', () => {
  const elements = [
    { status: 'ACTIVE', endsIn: 'elsewhere', name: 'one' },
    { status: 'ACTIVE', endsIn: 'elsewhere', name: 'two' },
  ];
  expect(saidOf(elements, 'hasElement', { status: 'DELETING' })).toBe(' (found ACTIVE)');
  expect(saidOf(elements, 'everyElement', { status: 'ACTIVE', endsIn: 'here' })).toBe(
    ' (found status ACTIVE, endsIn elsewhere)',
  );
});

test('beside a number stands the limit', () => {
  expect(saidOf(365, 'atLeast', 731)).toBe(' (found 365, wanted at least 731)');
  expect(saidOf(null, 'atMost', 60)).toBe(' (found none, wanted at most 60)');
});
