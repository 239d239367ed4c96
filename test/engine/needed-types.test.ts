import { expect, it } from 'vitest';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import { catalogue } from './our-catalogue.ts';
import { syntheticRule } from './synthetic.ts';

it('a scan collects what the selected rules need, with the resources that the answers are about, and no more', () => {
  const flowLogRules = catalogue.rules.filter(({ id }) => id === 'ASEA-LM-FL-01');
  expect(neededTypes(flowLogRules, vocabulary)).toEqual(['flow-log', 'vpc']);
  const clause = { name: 'rotates', fact: 'rotation', path: '$.on', operator: 'equals' as const, value: true };
  const rule = syntheticRule({ conditions: { all: [clause] } });
  const facts = { rotation: { needs: ['kms-key-rotation'] } } as never;
  const subjects = { 'account-region': { needs: [] } } as never;
  expect(neededTypes([rule], { facts, subjects })).toEqual([
    'bucket',
    'bucket-encryption',
    'bucket-location',
    'kms-key',
    'kms-key-rotation',
  ]);
});

it('a scan collects what leads to the subjects of a rule, also where its facts need nothing', () => {
  const clause = { name: 'so', fact: 'free', path: '$.on', operator: 'equals' as const, value: true };
  const rule = syntheticRule({ subject: 'flow-log', conditions: { all: [clause] } });
  const facts = { free: { needs: [] } } as never;
  expect(neededTypes([rule], { ...vocabulary, facts })).toEqual(['flow-log', 'vpc']);
});

it('a scan collects nothing for a rule that asks nothing of AWS', () => {
  const rule = syntheticRule({ subject: 'flow-log', documentation: ['Nothing to ask'] });
  expect(neededTypes([rule], vocabulary)).toEqual([]);
});
