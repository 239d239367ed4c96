import { expect, it } from 'vitest';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { EQUIVALENT } from '../../trust/rule-mutants/equivalent.ts';
import { implies } from '../../trust/rule-mutants/implies.ts';
import { Judged } from '../../trust/rule-mutants/judged.ts';
import { ruleMutants } from '../../trust/rule-mutants/mutants.ts';
import { ruleMutantsSweep } from '../../trust/rule-mutants/rule-mutants.ts';
import { exampleScenarios } from '../../trust/rule-mutants/scenarios.ts';
import { catalogue, parameters } from '../engine/our-catalogue.ts';

const VALIDATION = 'ASEA-LM-CT-11';

it('of some rules every mutant is told from its rule by an example', async () => {
  const { counts, broken } = await ruleMutantsSweep.run({ size: 'sample', seed: 1, progress: () => {} });
  expect(broken).toEqual([]);
  expect(counts.survived).toBe(0);
  expect(counts.killedByExamples).toBeGreaterThan(0);
});

it('the mutants of a rule are every small change of what it asks', () => {
  expect(ruleMutants(ruleOf(VALIDATION), vocabulary).map(({ id }) => id)).toEqual([
    'ASEA-LM-CT-11 conditions.all[0]: path $.validatesLogFiles -> $.isOrganization',
    'ASEA-LM-CT-11 conditions.all[0]: and also path $.validatesLogFiles -> $.isOrganization',
    'ASEA-LM-CT-11 conditions.all[0]: path $.validatesLogFiles -> $.isMultiRegion',
    'ASEA-LM-CT-11 conditions.all[0]: and also path $.validatesLogFiles -> $.isMultiRegion',
    'ASEA-LM-CT-11 conditions.all[0]: path $.validatesLogFiles -> $.includesGlobalEvents',
    'ASEA-LM-CT-11 conditions.all[0]: and also path $.validatesLogFiles -> $.includesGlobalEvents',
    'ASEA-LM-CT-11 conditions.all[0]: value true -> false',
    'ASEA-LM-CT-11 conditions.all[0]: and also value true -> false',
  ]);
});

it('a mutant that nothing tells from its rule is found', async () => {
  const rule = ruleOf(VALIDATION);
  const judged = new Judged(rule, { parameters, rules: catalogue.rules });
  const mutant = ruleMutants(rule, vocabulary).find(({ id }) =>
    id.endsWith(': path $.validatesLogFiles -> $.isMultiRegion'),
  );
  const scenarios = await exampleScenarios(catalogue.folders.get(VALIDATION) ?? '');
  const telling = scenarios.filter(({ name }) => name !== 'compliant: validation is on');
  expect(await judged.killer(mutant?.rule ?? rule, telling)).toBe(
    'compliant: of one region and without global services, which is another rule’s failure',
  );
  expect(await judged.killer(mutant?.rule ?? rule, scenarios.slice(0, 1))).toBeNull();
});

it('what is called equivalent is a mutant that exists, and that no example kills', async () => {
  const left = new Set(Object.keys(EQUIVALENT));
  const killed: string[] = [];
  for (const id of new Set([...left].map((mutant) => mutant.split(' ')[0] ?? ''))) {
    const rule = ruleOf(id);
    const judged = new Judged(rule, { parameters, rules: catalogue.rules });
    const scenarios = await exampleScenarios(catalogue.folders.get(id) ?? '');
    for (const mutant of ruleMutants(rule, vocabulary)) {
      if (!left.delete(mutant.id)) continue;
      if ((await judged.killer(mutant.rule, scenarios)) !== null) killed.push(mutant.id);
    }
  }
  expect([...left]).toEqual([]);
  expect(killed).toEqual([]);
});

it.each([
  ['in', ['a'], 'in', ['a', 'b'], true],
  ['in', ['a', 'b'], 'in', ['a'], false],
  ['equals', 'a', 'isNotEmpty', undefined, true],
  ['equals', '', 'isNotEmpty', undefined, false],
  ['equals', { param: 'minDays' }, 'atLeast', { param: 'minDays' }, true],
  ['atLeast', { param: 'minDays' }, 'atLeast', { param: 'minRetentionDays' }, false],
  ['atLeast', 10, 'atLeast', 9, true],
  ['atLeast', 10, 'atLeast', 11, false],
  ['atMost', 10, 'atMost', 11, true],
  ['atMost', 10, 'atLeast', 1, false],
  ['containsAll', ['a', 'b'], 'contains', 'a', true],
  ['contains', 'a', 'containsAll', ['a', 'b'], false],
  ['hasElement', { a: 1, b: 2 }, 'hasElement', { a: 1 }, true],
  ['hasElement', { a: 1 }, 'hasElement', { a: 1, b: 2 }, false],
  ['hasElement', { a: 1 }, 'isNotEmpty', undefined, true],
] as const)('that %s %j holds makes %s %j hold: %j %j', (operator, value, otherOperator, otherValue, isImplied) => {
  const clause = { name: 'a clause', fact: 'first', path: '$.text' };
  const one = { ...clause, operator, value } as never;
  expect(implies(one, { ...clause, operator: otherOperator, value: otherValue } as never)).toBe(isImplied);
});

function ruleOf(id: string) {
  const rule = catalogue.rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}
