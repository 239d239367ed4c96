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
  expect(neededTypes([syntheticRule({ documentation: ['Nothing to ask'] })], { facts, subjects })).toEqual([]);
});
