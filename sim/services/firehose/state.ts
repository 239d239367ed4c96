import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose';
import { hexOf, longAgo } from '../../landing-zone/identifiers.ts';
import { streamArn } from '../../landing-zone/log-pipeline.ts';
import { centralBucketName, keyArn } from '../../landing-zone/names.ts';
import type { Plan } from '../../landing-zone/plan.ts';

/** The Firehose that carries the stream to the bucket. */
export const DELIVERY_STREAM_NAME = 'ASEA-Firehose-Delivery-Stream-Partition';
/** One that services write to directly; it is no part of the way of the log groups. */
const DIRECT_STREAM_NAME = 'aws-waf-logs-ASEA';

export type FirehoseState = { deliveryStreams: DeliveryStreamDescription[] };

/** The log archive's delivery streams of a region; nothing in other accounts. */
export function buildDeliveryStreams(plan: Plan, account: string, region: string): FirehoseState {
  if (account !== plan.core.logArchive) return { deliveryStreams: [] };
  const createdAt = longAgo(plan.now, plan.seed, 'pipeline', region);
  return {
    deliveryStreams: [
      deliveryStream(plan, region, DELIVERY_STREAM_NAME, createdAt, {
        DeliveryStreamType: 'KinesisStreamAsSource',
        Source: {
          KinesisStreamSourceDescription: {
            KinesisStreamARN: streamArn(plan, region),
            RoleARN: `arn:aws:iam::${account}:role/ASEA-Firehose-Role`,
            DeliveryStartTimestamp: createdAt,
          },
        },
      }),
      deliveryStream(plan, region, DIRECT_STREAM_NAME, createdAt, { DeliveryStreamType: 'DirectPut' }),
    ],
  };
}

function deliveryStream(
  plan: Plan,
  region: string,
  name: string,
  createdAt: Date,
  source: Pick<DeliveryStreamDescription, 'DeliveryStreamType' | 'Source'>,
): DeliveryStreamDescription {
  const account = plan.core.logArchive;
  return {
    DeliveryStreamName: name,
    DeliveryStreamARN: `arn:aws:firehose:${region}:${account}:deliverystream/${name}`,
    DeliveryStreamStatus: 'ACTIVE',
    VersionId: '1',
    CreateTimestamp: createdAt,
    ...source,
    Destinations: [
      {
        DestinationId: 'destinationId-000000000001',
        ExtendedS3DestinationDescription: {
          RoleARN: `arn:aws:iam::${account}:role/ASEA-Firehose-${hexOf(plan.seed, 8, 'firehose-role')}`,
          BucketARN: `arn:aws:s3:::${centralBucketName(plan)}`,
          Prefix: 'CloudWatchLogs/',
          ErrorOutputPrefix: 'CloudWatchLogs/processing-failed',
          BufferingHints: { SizeInMBs: 50, IntervalInSeconds: 60 },
          CompressionFormat: 'UNCOMPRESSED',
          EncryptionConfiguration: {
            KMSEncryptionConfig: { AWSKMSKeyARN: keyArn(plan, account, plan.homeRegion) },
          },
          S3BackupMode: 'Disabled',
        },
      },
    ],
    HasMoreDestinations: false,
  };
}
