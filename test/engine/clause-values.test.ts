import { expect, it } from 'vitest';
import { derivedFacts } from '../../engine/facts/derived/derived-facts.ts';
import { clausesOfRule } from '../../engine/rule-facts.ts';
import type { Clause } from '../../model/rule.ts';
import { judgedRules } from './our-catalogue.ts';

const clauses = judgedRules.flatMap(({ rule }) => clausesOfRule(rule).map((clause) => ({ rule: rule.id, ...clause })));
const derived = new Set(Object.keys(derivedFacts()));

it('more than half of all clauses compare a value, so that a finding shows what decides', () => {
  const values = clauses.filter((clause) => !saysYesOrNo(clause));
  expect(values.length).toBeGreaterThan(clauses.length / 2);
});

it('where a clause asks for yes or no, AWS or the profile says it, and no function of ours', () => {
  const asked = clauses.filter(saysYesOrNo);
  expect(asked.map(({ fact }) => fact)).toContain('parameters');
  expect(asked.filter(({ fact }) => !derived.has(fact))).toEqual([]);
});

function saysYesOrNo({ value }: Clause): boolean {
  const compared = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return compared.some((one) => typeof one === 'boolean');
}
