import { z } from 'zod';
import { vocabulary as ours } from '../../engine/built-in-vocabulary.ts';
import { fact } from '../../engine/fact.ts';
import { findingsOf } from '../../engine/judging/judge.ts';
import type { Listing } from '../../engine/subject.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import type { Finding } from '../../model/finding.ts';
import type { Clause, Rule } from '../../model/rule.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { parameters } from './our-catalogue.ts';
import { syntheticRule } from './synthetic.ts';

export const VPCS: Example = {
  resources: [{ type: 'vpc' }, { type: 'vpc', vpcId: 'vpc-2' }, { type: 'vpc', account: '333344445555' }],
};

export const onVpc: Clause = {
  name: 'the VPC is not a default one',
  fact: 'vpcKind',
  path: '$.isDefault',
  operator: 'equals',
  value: false,
};
export const vpcRule = syntheticRule({ id: 'ASEA-LM-FL-01', subject: 'vpc', conditions: { all: [onVpc] } });

export const vpcKind = fact({
  subjects: ['vpc'],
  shape: z.strictObject({ isDefault: z.boolean(), notes: z.array(z.string()) }),
  needs: ['vpc'],
  read: ({ resource: vpc }) => ({
    isDefault: vpc.isDefault,
    notes: vpc.isDefault ? ['Default VPCs come with the account.'] : [],
  }),
});

/** Ours, with the fact of the rule above. */
export const vocabulary: Vocabulary = { facts: { ...ours.facts, vpcKind }, subjects: ours.subjects };

/** The same words, with another way to find VPCs: asked once, of the organization. */
export function listing(list: () => Listing<'vpc'>): Vocabulary {
  const vpc = { kind: 'vpc' as const, scope: 'organization' as const, needs: [], list };
  return { ...vocabulary, subjects: { ...vocabulary.subjects, vpc } };
}

export function judged(example: Example, rules: readonly Rule[], words = vocabulary): Promise<Finding[]> {
  return findingsOf({ snapshot: exampleSnapshot(example), rules, vocabulary: words, parameters });
}
