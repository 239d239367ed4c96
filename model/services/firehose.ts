import { z } from 'zod';
import { KEY_ARN, LOG_ARCHIVE, LOG_BUCKET_ARN, STREAM_ARN } from '../baseline.ts';
import { resource } from '../resource-definition.ts';

export const FIREHOSE = {
  /** A Firehose delivery stream, by name. */
  'delivery-stream': resource({
    operation: 'firehose:ListDeliveryStreams',
    accounts: 'logArchive',
    scope: 'region',
    fields: { name: z.string() },
    id: ({ name }, { account, region }) => `arn:aws:firehose:${region}:${account}:deliverystream/${name}`,
    baseline: { account: LOG_ARCHIVE, fields: { name: 'ASEA-Firehose-Delivery-Stream' } },
  }),
  /** What one delivery stream does; `id` is the delivery stream's ARN. */
  'delivery-stream-detail': resource({
    operation: 'firehose:DescribeDeliveryStream',
    accounts: 'logArchive',
    scope: 'region',
    parent: 'delivery-stream',
    fields: {
      status: z.string(),
      /** ARN of the Kinesis stream it reads; null: fed directly. */
      sourceStreamArn: z.string().nullable(),
      /** One entry for each S3 destination. */
      s3: z.array(
        z.strictObject({
          bucketArn: z.string(),
          prefix: z.string().nullable(),
          errorPrefix: z.string().nullable(),
          /** null: the bucket's default encryption. */
          kmsKeyArn: z.string().nullable(),
        }),
      ),
    },
    baseline: {
      account: LOG_ARCHIVE,
      fields: {
        status: 'ACTIVE',
        sourceStreamArn: STREAM_ARN,
        s3: [
          {
            bucketArn: LOG_BUCKET_ARN,
            prefix: 'CloudWatchLogs/',
            errorPrefix: 'CloudWatchLogs/processing-failed/',
            kmsKeyArn: KEY_ARN,
          },
        ],
      },
    },
  }),
};
