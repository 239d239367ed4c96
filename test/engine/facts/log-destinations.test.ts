import { expect, test } from 'vitest';
import { isHealthyDestination, isOfArchive } from '../../../engine/facts/cloudwatch-logs/log-destinations.ts';
import { factAbout, inventoryOf } from './example-facts.ts';

const HEALTHY = [
  { type: 'log-destination' },
  { type: 'kinesis-stream' },
  { type: 'delivery-stream' },
  { type: 'delivery-stream-detail' },
  { type: 'bucket' },
] as const;
const ARN = 'arn:aws:logs:ca-central-1:222233334444:destination:ASEA-LogDestinationOrg';
const PLACE = { account: '222233334444', region: 'ca-central-1' };

test.each([
  [ARN, true],
  ['arn:aws:logs:ca-central-1:222233334444:destination:Deleted', true],
  ['arn:aws:logs:ca-central-1:444455556666:destination:ASEA-LogDestinationOrg', false],
  ['arn:aws:logs:ca-west-1:222233334444:destination:ASEA-LogDestinationOrg', false],
  ['arn:aws:logs:ca-central-1:222233334444:log-group:destination:', false],
  ['arn:aws:kinesis:ca-central-1:222233334444:destination:x', false],
  ['destination:ASEA-LogDestinationOrg', false],
])('%s is a log destination of the log archive in this region: %j', async (arn, isOne) => {
  expect(isOfArchive(arn, 'ca-central-1', await inventoryOf({ resources: HEALTHY }))).toBe(isOne);
});

test.each([
  [ARN, true],
  ['arn:aws:logs:ca-central-1:222233334444:destination:Deleted', false],
  ['arn:aws:logs:ca-central-1:444455556666:destination:ASEA-LogDestinationOrg', false],
  ['destination:ASEA-LogDestinationOrg', false],
])('%s brings records to the archive: %j', async (arn, isHealthy) => {
  expect(isHealthyDestination(await inventoryOf({ resources: HEALTHY }), arn)).toBe(isHealthy);
});

test('of several delivery streams those that read the destination are told, with what is in their way', async () => {
  const other = 'arn:aws:firehose:ca-central-1:222233334444:deliverystream/Other';
  const blocked = 'arn:aws:firehose:ca-central-1:222233334444:deliverystream/Blocked';
  const s3 = ['arn:aws:s3:::nobody-b', 'arn:aws:s3:::nobody-a', 'arn:aws:s3:::nobody-a'].map((bucketArn) => ({
    bucketArn,
    prefix: null,
    errorPrefix: null,
    kmsKeyArn: null,
  }));
  const resources = [
    ...HEALTHY,
    { type: 'delivery-stream', name: 'Other' },
    {
      type: 'delivery-stream-detail',
      id: other,
      sourceStreamArn: 'arn:aws:kinesis:ca-central-1:222233334444:stream/x',
    },
    { type: 'delivery-stream', name: 'Blocked' },
    { type: 'delivery-stream-detail', id: blocked, status: 'SUSPENDED', s3 },
  ] as const;
  expect(await factAbout('destinationDelivery', 'log-destination', { resources }, PLACE)).toEqual([
    {
      streams: [
        { name: 'ASEA-Firehose-Delivery-Stream', status: 'ACTIVE', endsIn: 'log archive account', obstacles: '' },
        {
          name: 'Blocked',
          status: 'SUSPENDED',
          endsIn: 'elsewhere',
          obstacles:
            'no account of the organization owns the bucket nobody-a; no account of the organization owns the bucket nobody-b',
        },
      ],
    },
  ]);
});
