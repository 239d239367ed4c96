import { describe, expect, it } from 'vitest';
import { Batch } from '../../engine/judging/batch.ts';
import { CompiledRule } from '../../engine/judging/compiled-rule.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Clause, Conditions } from '../../model/rule.ts';
import { type SyntheticValue, subjectWith, syntheticFact, syntheticRule } from './synthetic.ts';

const VALUE: SyntheticValue = {
  text: 'a',
  count: 0,
  flag: true,
  nothing: null,
  texts: [],
  elements: [],
  inner: { count: 0 },
};
const isSet: Clause = { name: 'it is set', fact: 'first', path: '$.flag', operator: 'equals', value: true };
const oldEnough: Clause = {
  name: 'it is kept',
  fact: 'first',
  path: '$.count',
  operator: 'atLeast',
  value: { param: 'minDays' },
};

function compiled(conditions: Conditions): CompiledRule {
  const facts: [string, ReturnType<typeof syntheticFact>][] = [['first', syntheticFact(() => VALUE)]];
  return new CompiledRule(syntheticRule({ conditions }), { minDays: 30 } as unknown as Parameters, facts);
}

const subject = (first: SyntheticValue | undefined) => subjectWith({ first, second: undefined, third: undefined });
const passing = subject(VALUE);
const failing = subject({ ...VALUE, flag: false });
const hidden = subject(undefined);

describe('a rule over several subjects', () => {
  it.each([
    ['is met when all of them pass', [passing, passing], true],
    ['is not met when one of them fails', [passing, failing], false],
    ['is not met when one of them is not known', [passing, hidden], false],
  ])('%s', async (_name, subjects, result) => {
    const rule = compiled({ all: [isSet] });
    expect(await rule.evaluate(new Batch(subjects))).toEqual({ result, event: { type: 'judged' } });
  });

  it('keeps the verdict of each in their order', async () => {
    const batch = new Batch([hidden, passing, failing]);
    await compiled({ all: [isSet] }).evaluate(batch);
    expect(batch.verdicts).toEqual(new Map([['ASEA-LM-OV-02', ['unknown', 'pass', 'fail']]]));
  });
});

it('a rule shows the engine its name and its conditions, with the parameters filled in', () => {
  const { name, conditions } = compiled({ any: [isSet, { all: [oldEnough] }] }).toJSON(false);
  expect(name).toBe('ASEA-LM-OV-02');
  expect(conditions).toMatchObject({
    any: [
      { name: 'it is set', fact: 'first', path: '$.flag', operator: 'equals', value: true },
      { all: [{ name: 'it is kept', fact: 'first', path: '$.count', operator: 'atLeast', value: 30 }] },
    ],
  });
});

it('a finding that passes says the title of its rule, and proves and excuses nothing', () => {
  const finding = compiled({ all: [isSet] }).findingOf(passing, 'pass');
  expect(finding).toEqual({
    id: expect.any(String),
    requirement: 'ASEA-LM-OV-02',
    rule: 'ASEA-LM-OV-02',
    verdict: 'pass',
    severity: 'high',
    account: '444455556666',
    region: 'ca-central-1',
    resource: 'arn:aws:iam::444455556666:root',
    subject: { kind: 'account-region', name: 'Workload ca-central-1' },
    message: 'Everything is as it should be',
    evidence: [],
    causes: [],
    notes: [],
  });
});
