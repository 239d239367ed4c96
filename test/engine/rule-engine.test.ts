import { Almanac, Operator, Rule } from 'json-rules-engine';
import { afterEach, expect, it, vi } from 'vitest';
import { CompiledRule } from '../../engine/judging/compiled-rule.ts';
import { ruleEngine } from '../../engine/judging/rule-engine.ts';
import { NO_PARAMETERS, subjectWith, syntheticFact, syntheticRule } from './synthetic.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const clause = { name: 'set', fact: 'first', path: '$.flag', operator: 'equals' as const, value: true };
const rule = new CompiledRule(syntheticRule({ conditions: { all: [clause] } }), NO_PARAMETERS, [
  ['first', syntheticFact(() => undefined)],
]);
const subject = subjectWith({ first: undefined, second: undefined, third: undefined });

it('the rule engine refuses to judge while it judges, and judges again afterwards', async () => {
  const engine = ruleEngine([rule]);
  const first = engine.run([subject]);
  await expect(engine.run([subject])).rejects.toThrow('one engine never runs twice at once');
  const verdicts = new Map([[rule.rule.id, ['unknown']]]);
  expect(await first).toEqual(verdicts);
  expect(await engine.run([subject])).toEqual(verdicts);
});

it('nothing of the stock evaluation is reached: neither its rules nor its operators nor its facts', async () => {
  const reached = () => {
    throw new Error('the stock evaluation was reached');
  };
  const parts: readonly (readonly [object, string])[] = [
    [Rule.prototype, 'evaluate'],
    [Operator.prototype, 'evaluate'],
    [Almanac.prototype, 'factValue'],
    [Almanac.prototype, 'getValue'],
  ];
  for (const [prototype, method] of parts) {
    vi.spyOn(prototype as Record<string, () => unknown>, method).mockImplementation(reached);
  }
  expect(await ruleEngine([rule]).run([subject])).toEqual(new Map([[rule.rule.id, ['unknown']]]));
});
