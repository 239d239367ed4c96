import { describe, expect, test } from 'vitest';
import { flowLogSubjects } from '../../../engine/subjects/flow-log.ts';
import { inventoryOf } from './example-facts.ts';

const HOME = 'ca-central-1';

describe('the subjects of the log rules', () => {
  test('flow logs on subnets and of VPCs that others own are no subjects', async () => {
    const inventory = await inventoryOf({
      resources: [
        { type: 'vpc' },
        { type: 'flow-log' },
        { type: 'flow-log', flowLogId: 'fl-1', targetId: 'subnet-0123456789abcdef0' },
        { type: 'flow-log', flowLogId: 'fl-2', targetId: 'vpc-0fedcba9876543210' },
      ],
    });
    const place = { account: '444455556666', region: HOME };
    expect(flowLogSubjects.list(inventory, place).subjects.map(({ name }) => name)).toEqual([
      'fl-0123456789abcdef0 of Main',
    ]);
  });
});
