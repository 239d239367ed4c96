// Generated from the folder by npm run generate. Do not edit.
import { account } from './account/index.ts';
import { cloudtrail } from './cloudtrail/index.ts';
import { ec2 } from './ec2/index.ts';
import { firehose } from './firehose/index.ts';
import { guardduty } from './guardduty/index.ts';
import { kinesis } from './kinesis/index.ts';
import { kms } from './kms/index.ts';
import { logs } from './logs/index.ts';
import { organizations } from './organizations/index.ts';
import { s3 } from './s3/index.ts';
import { ssm } from './ssm/index.ts';
import { sts } from './sts/index.ts';

/** Every service of the simulated organization, by the name of its folder. */
export const SERVICES = {
  account,
  cloudtrail,
  ec2,
  firehose,
  guardduty,
  kinesis,
  kms,
  logs,
  organizations,
  s3,
  ssm,
  sts,
} as const;
