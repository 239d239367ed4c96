import { Rule } from 'json-rules-engine';
import { expect, it } from 'vitest';
import { fencedEngine } from '../../engine/judging/fenced-engine.ts';

/** A rule as json-rules-engine itself reads it, whose conditions nobody has compiled. */
function stockRule(operator: string) {
  const conditions = { all: [{ fact: 'anything', operator, value: 1 }] };
  return new Rule({ conditions, event: { type: 'judged' } }) as never;
}

it.each([
  'equal',
  'notEqual',
  'notIn',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'someFact:equals',
  'someValue:equals',
  'everyFact:equals',
  'everyValue:equals',
  'swap:equals',
  'not:equals',
])('the fenced engine refuses the operator %s of the engine that it is made of', async (operator) => {
  await expect(fencedEngine([stockRule(operator)]).run([])).rejects.toThrow(`Unknown operator: ${operator}`);
});

it('the fenced engine does not take a fact that nobody gave for one without a value', async () => {
  await expect(fencedEngine([stockRule('equals')]).run([])).rejects.toThrow('Undefined fact: anything');
});

it('the fenced engine refuses to judge while it judges, and judges again afterwards', async () => {
  const engine = fencedEngine([]);
  const first = engine.run([]);
  await expect(engine.run([])).rejects.toThrow('one engine never runs twice at once');
  expect(await first).toEqual(new Map());
  expect(await engine.run([])).toEqual(new Map());
});
