// Generated from the folder by npm run generate. Do not edit.
import { CLOUDTRAIL } from './cloudtrail.ts';
import { EC2 } from './ec2.ts';
import { FIREHOSE } from './firehose.ts';
import { GUARDDUTY } from './guardduty.ts';
import { KINESIS } from './kinesis.ts';
import { KMS } from './kms.ts';
import { LOGS } from './logs.ts';
import { ORGANIZATIONS } from './organizations.ts';
import { S3 } from './s3.ts';

/** The definition of every resource type, by its name. */
export const RESOURCES = {
  ...CLOUDTRAIL,
  ...EC2,
  ...FIREHOSE,
  ...GUARDDUTY,
  ...KINESIS,
  ...KMS,
  ...LOGS,
  ...ORGANIZATIONS,
  ...S3,
} as const;
