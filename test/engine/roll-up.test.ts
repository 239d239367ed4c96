import { expect, it } from 'vitest';
import { z } from 'zod';
import { fact } from '../../engine/fact.ts';
import { subjects } from '../../engine/subject.ts';
import type { Clause, Rule } from '../../model/rule.ts';
import { syntheticRule } from './synthetic.ts';
import { judged, vocabulary, vpcRule } from './vpc-rule.ts';

const always = fact({
  subjects: ['organization'],
  shape: z.strictObject({ yes: z.boolean() }),
  needs: [],
  read: () => ({ yes: true }),
});
const deployed = fact({
  subjects: ['organization'],
  shape: z.strictObject({ worst: z.string().nullable() }),
  needs: [],
  rollUp: true,
  read: (_organization, inventory) => ({ worst: inventory.tally('ASEA-LM-FL-01').worstFailure }),
});
const organization = subjects({
  kind: 'organization',
  scope: 'organization',
  needs: [],
  list: (_world, place) => ({
    subjects: [{ kind: 'organization', ...place, arn: 'arn:aws:iam::111122223333:root', name: 'Organization' }],
  }),
});
const words = {
  facts: { ...vocabulary.facts, always, deployed },
  subjects: { ...vocabulary.subjects, organization },
};

const yes: Clause = { name: 'yes', fact: 'always', path: '$.yes', operator: 'equals', value: true };
const nothingFailed: Clause = { name: 'sound', fact: 'deployed', path: '$.worst', operator: 'equals', value: null };
const rollUp = syntheticRule({ subject: 'organization', conditions: { all: [yes, nothingFailed] } });

async function verdictOf(isDefault: boolean, rules: readonly Rule[]) {
  const findings = await judged({ resources: [{ type: 'vpc', isDefault }] }, rules, words);
  const rolledUp = findings.find(({ rule }) => rule === rollUp.id);
  return { verdict: rolledUp?.verdict, causes: rolledUp?.causes.map(({ detail }) => detail) };
}

it('a rule of which only one clause tallies other rules is judged after all of them, wherever it stands', async () => {
  for (const rules of [
    [rollUp, vpcRule],
    [vpcRule, rollUp],
  ]) {
    expect(await verdictOf(false, rules)).toEqual({ verdict: 'pass', causes: [] });
    expect(await verdictOf(true, rules)).toEqual({ verdict: 'fail', causes: [] });
  }
});

it('a rule that tallies a requirement which was not judged is not known', async () => {
  expect(await verdictOf(false, [rollUp])).toEqual({
    verdict: 'unknown',
    causes: ['no rule of ASEA-LM-FL-01 was judged'],
  });
});
