import { expect, test } from 'vitest';
import { mayHoldLogs } from '../../../engine/facts/s3/log-keys.ts';
import { NotKnown } from '../../../engine/inventory.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { inventoryOf } from './example-facts.ts';

const BUCKET: ResourceOf<'bucket'> = {
  type: 'bucket',
  id: 'arn:aws:s3:::asea-logarchive-phase0-cacentral1-example',
  account: '222233334444',
  region: 'global',
  name: 'asea-logarchive-phase0-cacentral1-example',
};

test.each([
  '',
  'AWSLogs',
  'AWSLogs/444455556666/Config/',
  'o-exampleorg/',
  'o-exampleorg/AWSLogs/o-exampleorg/444455556666/CloudTrail-Digest/',
  'CloudWatchLogs/processing-failed',
  'cloudtrail-organization/',
  'session/444455556666/',
  'ssm-inventory/AWS:Application/',
  '4444',
  '444455556666',
  '999900001111/left-the-organization/',
])('objects under %j may be logs', async (prefix) => {
  expect(mayHoldLogs(prefix, BUCKET, await inventoryOf({ resources: [] }))).toBe(true);
});

test.each(['athena-results/', 'tmp', 'awslogs/', '4444555566667/', '44445555/'])(
  'objects under %j are no logs',
  async (prefix) => {
    expect(mayHoldLogs(prefix, BUCKET, await inventoryOf({ resources: [] }))).toBe(false);
  },
);

test('a trail without a prefix, a trail with one, and a delivery stream say where logs lie in their bucket', async () => {
  const other = [{ bucketArn: 'arn:aws:s3:::other', prefix: 'there/', errorPrefix: null, kmsKeyArn: null }];
  const inventory = await inventoryOf({
    resources: [
      { type: 'trail', bucketPrefix: 'audit' },
      { type: 'delivery-stream' },
      {
        type: 'delivery-stream-detail',
        s3: [
          { ...other[0], bucketArn: BUCKET.id, prefix: 'stream/!{timestamp:yyyy}/', errorPrefix: 'errors/' },
          ...other,
        ],
      },
    ],
  });
  const prefixes = ['audit/', 'stream/2026/', 'errors/', 'there/', 'audi', 'auditors/'];
  expect(prefixes.filter((prefix) => mayHoldLogs(prefix, BUCKET, inventory))).toEqual([
    'audit/',
    'stream/2026/',
    'errors/',
    'audi',
  ]);
});

test('a delivery stream without a prefix lays its objects out by date, so that any prefix may be its own', async () => {
  const s3 = [{ bucketArn: BUCKET.id, prefix: null, errorPrefix: null, kmsKeyArn: null }];
  const inventory = await inventoryOf({
    resources: [{ type: 'delivery-stream' }, { type: 'delivery-stream-detail', s3 }],
  });
  expect(mayHoldLogs('2026/', BUCKET, inventory)).toBe(true);
});

test('an unusual prefix is not known where trails could not be read', async () => {
  const inventory = await inventoryOf({ resources: [], gaps: [{ type: 'trail', outcome: 'denied' }] });
  expect(() => mayHoldLogs('archive/', BUCKET, inventory)).toThrow(NotKnown);
  expect(mayHoldLogs('AWSLogs/', BUCKET, inventory)).toBe(true);
});
