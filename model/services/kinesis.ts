import { z } from 'zod';
import { KEY_ARN, LOG_ARCHIVE, STREAM_ARN } from '../baseline.ts';
import { WholeNumber } from '../names.ts';
import { resource } from '../resource-definition.ts';

export const KINESIS = {
  /** The Kinesis stream behind a log destination; `id` is the destination's ARN. */
  'kinesis-stream': resource({
    operation: 'kinesis:DescribeStreamSummary',
    accounts: 'logArchive',
    scope: 'region',
    parent: 'log-destination',
    fields: {
      streamArn: z.string(),
      /** `CREATING`, `DELETING`, `ACTIVE`, `UPDATING`. */
      status: z.string(),
      encryption: z.enum(['NONE', 'KMS']),
      kmsKeyId: z.string().nullable(),
      retentionHours: WholeNumber,
    },
    baseline: {
      account: LOG_ARCHIVE,
      fields: { streamArn: STREAM_ARN, status: 'ACTIVE', encryption: 'KMS', kmsKeyId: KEY_ARN, retentionHours: 24 },
    },
  }),
};
