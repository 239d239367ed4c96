import type { Destination } from '@aws-sdk/client-cloudwatch-logs';
import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose';
import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import { centralBucketName } from './buckets.ts';
import { hexOf, longAgo } from './identifiers.ts';
import { keyArn } from './keys.ts';
import type { Plan } from './plan.ts';

export const DESTINATION_NAME = 'ASEA-LogDestinationOrg';
export const STREAM_NAME = 'ASEA-Kinesis-Logs-Stream';
/** The Firehose that carries the stream to the bucket. */
export const DELIVERY_STREAM_NAME = 'ASEA-Firehose-Delivery-Stream-Partition';
/** One that services write to directly; it is no part of the way of the log groups. */
const DIRECT_STREAM_NAME = 'aws-waf-logs-ASEA';

/** ARN of the log archive's destination in a region. */
export function destinationArn(plan: Plan, region: string): string {
  return `arn:aws:logs:${region}:${plan.core.logArchive}:destination:${DESTINATION_NAME}`;
}

/** Who may subscribe to the destination, as JSON text: accounts of the organization. */
export function accessPolicy(plan: Plan, region: string): string {
  const actions =
    plan.subscriptions === 'account-policy'
      ? ['logs:PutSubscriptionFilter', 'logs:PutAccountPolicy']
      : ['logs:PutSubscriptionFilter'];
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowTheOrganization',
        Effect: 'Allow',
        Principal: '*',
        Action: actions,
        Resource: destinationArn(plan, region),
        Condition: { StringEquals: { 'aws:PrincipalOrgID': plan.organizationId } },
      },
    ],
  });
}

/** Destination, stream and Firehose of one region. Only the log archive has them. */
export type LogPipeline = {
  readonly destinations: Destination[];
  readonly streams: StreamDescriptionSummary[];
  deliveryStreams: DeliveryStreamDescription[];
};

export function buildLogPipeline(plan: Plan, account: string, region: string): LogPipeline {
  const { seed, now, core } = plan;
  if (account !== core.logArchive) return { destinations: [], streams: [], deliveryStreams: [] };
  const createdAt = longAgo(now, seed, 'pipeline', region);
  const streamArn = `arn:aws:kinesis:${region}:${account}:stream/${STREAM_NAME}`;
  return {
    destinations: [
      {
        destinationName: DESTINATION_NAME,
        targetArn: streamArn,
        roleArn: `arn:aws:iam::${account}:role/ASEA-CWL-Logs-Role`,
        accessPolicy: accessPolicy(plan, region),
        arn: destinationArn(plan, region),
        creationTime: createdAt.getTime(),
      },
    ],
    streams: [
      {
        StreamName: STREAM_NAME,
        StreamARN: streamArn,
        StreamStatus: 'ACTIVE',
        StreamModeDetails: { StreamMode: 'PROVISIONED' },
        RetentionPeriodHours: 24,
        StreamCreationTimestamp: createdAt,
        EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
        EncryptionType: 'KMS',
        KeyId: keyArn(plan, account, region),
        OpenShardCount: 1,
        ConsumerCount: 0,
      },
    ],
    deliveryStreams: [
      deliveryStream(plan, region, DELIVERY_STREAM_NAME, createdAt, {
        DeliveryStreamType: 'KinesisStreamAsSource',
        Source: {
          KinesisStreamSourceDescription: {
            KinesisStreamARN: streamArn,
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
