import type { Questions } from './question.ts';

/** Object lock is asked of a bucket that has it, which no bucket of the accelerator has. */
export const questions: Questions = ({ core: { logArchive }, workloads: [member = ''], inAccount, changeAccount }) => {
  changeAccount(logArchive, ({ s3: { buckets } }) => {
    for (const bucket of buckets) bucket.objectLock = { ObjectLockEnabled: 'Enabled' };
  });
  const Bucket = inAccount(logArchive).s3.buckets[1]?.name;
  const own = inAccount(member).s3.buckets[0]?.name;
  return [
    ['s3:ListBuckets', member, { MaxBuckets: 1 }],
    ['s3:GetBucketLocation', logArchive, { Bucket }],
    ['s3:GetBucketVersioning', logArchive, { Bucket }],
    ['s3:GetBucketLifecycleConfiguration', member, { Bucket: own }],
    ['s3:GetBucketReplication', member, { Bucket: own }],
    ['s3:GetObjectLockConfiguration', logArchive, { Bucket }],
    ['s3:GetBucketEncryption', logArchive, { Bucket }],
    ['s3:GetBucketOwnershipControls', logArchive, { Bucket }],
    ['s3:GetBucketPolicyStatus', logArchive, { Bucket }],
    ['s3:GetPublicAccessBlock', logArchive, { Bucket }],
  ];
};
