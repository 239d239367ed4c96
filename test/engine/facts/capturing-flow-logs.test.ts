import { expect, test } from 'vitest';
import { recordsAll } from '../../../engine/facts/flow-logs/capturing-flow-logs.ts';
import { inventoryOf } from './example-facts.ts';

const PLACE = { account: '444455556666', region: 'ca-central-1' };
const BUCKET = 'arn:aws:s3:::one';
const TO_GROUP = { destinationType: 'cloud-watch-logs', destination: null, logGroupName: '/flows' };

/** Whether a flow log of accepted traffic, beside one of rejected traffic, records all. */
async function together(accepting: object, rejecting: object): Promise<boolean> {
  const inventory = await inventoryOf({
    resources: [
      { type: 'flow-log', flowLogId: 'fl-1', trafficType: 'ACCEPT', ...accepting },
      { type: 'flow-log', flowLogId: 'fl-2', trafficType: 'REJECT', ...rejecting },
    ],
  });
  const [one, other] = inventory.all('flow-log', PLACE);
  if (one === undefined || other === undefined) throw new Error('the example has two flow logs');
  return recordsAll(one, [one, other]);
}

test.each([
  ['to one bucket', { destination: BUCKET }, { destination: BUCKET }, true],
  ['to two buckets', { destination: BUCKET }, { destination: 'arn:aws:s3:::other' }, false],
  ['to one log group', TO_GROUP, TO_GROUP, true],
  ['to two log groups', TO_GROUP, { ...TO_GROUP, logGroupName: '/others' }, false],
  ['to a log group and a bucket', TO_GROUP, { ...TO_GROUP, destinationType: 's3' }, false],
  ['both of accepted traffic', { destination: BUCKET }, { destination: BUCKET, trafficType: 'ACCEPT' }, false],
])('accepted and rejected traffic %s', async (_words, accepting, rejecting, isAll) => {
  expect(await together(accepting, rejecting)).toBe(isAll);
});
