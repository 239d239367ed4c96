// Generated from the files of this folder by scripts/generate.ts. Do not edit.
import { CLOUDTRAIL } from './cloudtrail.ts';
import { EC2 } from './ec2.ts';
import { FIREHOSE } from './firehose.ts';
import { KINESIS } from './kinesis.ts';
import { KMS } from './kms.ts';
import { LOGS } from './logs.ts';
import { ORGANIZATIONS } from './organizations.ts';
import { S3 } from './s3.ts';

export const SERVICES = {
  ...CLOUDTRAIL,
  ...EC2,
  ...FIREHOSE,
  ...KINESIS,
  ...KMS,
  ...LOGS,
  ...ORGANIZATIONS,
  ...S3,
};
