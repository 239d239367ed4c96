import { describe, expect, test } from 'vitest';
import { toDeliveryStream } from '../../../collectors/services/firehose/delivery-stream.ts';
import { toDeliveryStreamDetail } from '../../../collectors/services/firehose/delivery-stream-detail.ts';
import { toKinesisStream } from '../../../collectors/services/kinesis/kinesis-stream.ts';

const place = { account: '222233334444', region: 'ca-central-1' } as const;
const streamArn = 'arn:aws:kinesis:ca-central-1:222233334444:stream/ASEA-Kinesis-Logs-Stream';
const deliveryStreamArn = 'arn:aws:firehose:ca-central-1:222233334444:deliverystream/ASEA-Firehose';
const bucketArn = 'arn:aws:s3:::asea-logarchive';

test('a stream is found under the destination that feeds it', () => {
  const destinationArn = 'arn:aws:logs:ca-central-1:222233334444:destination:ASEA-LogDestinationOrg';
  const found = {
    StreamName: 'ASEA-Kinesis-Logs-Stream',
    StreamARN: streamArn,
    StreamStatus: 'ACTIVE',
    RetentionPeriodHours: 24,
    EncryptionType: 'KMS',
    KeyId: 'alias/aws/kinesis',
    StreamCreationTimestamp: undefined,
    EnhancedMonitoring: [],
    OpenShardCount: 1,
  } as const;
  expect(toKinesisStream(place, destinationArn, { ...found, EnhancedMonitoring: [] })).toEqual({
    type: 'kinesis-stream',
    id: destinationArn,
    ...place,
    streamArn,
    status: 'ACTIVE',
    encryption: 'KMS',
    kmsKeyId: 'alias/aws/kinesis',
    retentionHours: 24,
  });
});

test('a stream that is encrypted with no key is not understood', () => {
  const found = {
    StreamName: 'ASEA-Kinesis-Logs-Stream',
    StreamARN: streamArn,
    StreamStatus: 'ACTIVE',
    RetentionPeriodHours: 24,
    EncryptionType: 'KMS',
    StreamCreationTimestamp: undefined,
    EnhancedMonitoring: [],
    OpenShardCount: 1,
  } as const;
  expect(() => toKinesisStream(place, streamArn, { ...found, EnhancedMonitoring: [] })).toThrow('KeyId is missing');
});

test('a delivery stream has the ARN of its partition', () => {
  expect(toDeliveryStream(place, 'aws', 'ASEA-Firehose')).toEqual({
    type: 'delivery-stream',
    id: deliveryStreamArn,
    ...place,
    name: 'ASEA-Firehose',
  });
});

describe('what a delivery stream does', () => {
  const s3 = {
    RoleARN: 'arn:aws:iam::222233334444:role/firehose',
    BucketARN: bucketArn,
    Prefix: 'CloudWatchLogs/',
    BufferingHints: {},
    CompressionFormat: 'UNCOMPRESSED',
    EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: 'arn:aws:kms:ca-central-1:222233334444:key/k' } },
  } as const;
  const description = {
    DeliveryStreamName: 'ASEA-Firehose',
    DeliveryStreamARN: deliveryStreamArn,
    DeliveryStreamStatus: 'ACTIVE',
    DeliveryStreamType: 'KinesisStreamAsSource',
    VersionId: '1',
    HasMoreDestinations: false,
    Source: { KinesisStreamSourceDescription: { KinesisStreamARN: streamArn } },
  } as const;

  test('an extended S3 destination is one destination, though AWS describes it twice', () => {
    const destination = { DestinationId: 'd', S3DestinationDescription: s3, ExtendedS3DestinationDescription: s3 };
    expect(toDeliveryStreamDetail(place, deliveryStreamArn, { ...description, Destinations: [destination] })).toEqual({
      type: 'delivery-stream-detail',
      id: deliveryStreamArn,
      ...place,
      status: 'ACTIVE',
      encrypts: false,
      sourceStreamArn: streamArn,
      s3: [
        {
          bucketArn,
          prefix: 'CloudWatchLogs/',
          errorPrefix: null,
          kmsKeyArn: 'arn:aws:kms:ca-central-1:222233334444:key/k',
        },
      ],
    });
  });

  test('what waits in it is encrypted when AWS says that this is on', () => {
    const encrypted = (Status: 'ENABLED' | 'ENABLING' | 'DISABLED') =>
      toDeliveryStreamDetail(place, deliveryStreamArn, {
        ...description,
        Destinations: [],
        DeliveryStreamEncryptionConfiguration: { Status },
      }).encrypts;
    expect([encrypted('ENABLED'), encrypted('ENABLING'), encrypted('DISABLED')]).toEqual([true, false, false]);
  });

  test('the bucket in which another destination backs up records is not where it delivers', () => {
    const destination = { DestinationId: 'd', SplunkDestinationDescription: { S3DestinationDescription: s3 } };
    const found = toDeliveryStreamDetail(place, deliveryStreamArn, { ...description, Destinations: [destination] });
    expect(found.s3).toEqual([]);
  });

  test.each([
    ['a status that nobody knows', { DeliveryStreamStatus: 'FROZEN' as 'ACTIVE' }, 'DeliveryStreamStatus'],
    ['a source that is missing', { Source: {} }, 'KinesisStreamARN is missing'],
    ['a destination of no kind', { Destinations: [{ DestinationId: 'd' }] }, 'what kind of destination'],
    ['another stream', { DeliveryStreamARN: `${deliveryStreamArn}-2` }, 'was asked about'],
  ])('%s is no answer', (_, change, message) => {
    const found = { ...description, Destinations: [], ...change };
    expect(() => toDeliveryStreamDetail(place, deliveryStreamArn, found)).toThrow(message);
  });

  test('a list of destinations that was cut off is no answer', () => {
    const found = { ...description, Destinations: [], HasMoreDestinations: true };
    expect(() => toDeliveryStreamDetail(place, deliveryStreamArn, found)).toThrow('only the first were given');
  });
});
