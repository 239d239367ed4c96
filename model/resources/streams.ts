import { z } from 'zod';
import { resource } from './base.ts';

/** The Kinesis stream behind a log destination; `id` is the destination's ARN. */
export const KinesisStream = resource('kinesis-stream', {
  streamArn: z.string(),
  /** `CREATING`, `DELETING`, `ACTIVE`, `UPDATING`. */
  status: z.string(),
  encryption: z.enum(['NONE', 'KMS']),
  kmsKeyId: z.string().nullable(),
  retentionHours: z.int(),
});

/** A Firehose delivery stream, by name. */
export const DeliveryStream = resource('delivery-stream', { name: z.string() });

/** What one delivery stream does; `id` is the delivery stream's ARN. */
export const DeliveryStreamDetail = resource('delivery-stream-detail', {
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
});
