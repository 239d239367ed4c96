import { service } from '../../service.ts';
import { bucket } from './bucket.ts';
import { bucketEncryption } from './bucket-encryption.ts';
import { bucketLifecycle } from './bucket-lifecycle.ts';
import { bucketLocation } from './bucket-location.ts';
import { bucketObjectLock } from './bucket-object-lock.ts';
import { bucketOwnership } from './bucket-ownership.ts';
import { bucketPolicyStatus } from './bucket-policy-status.ts';
import { bucketPublicAccessBlock } from './bucket-public-access-block.ts';
import { bucketReplication } from './bucket-replication.ts';
import { bucketVersioning } from './bucket-versioning.ts';

export const s3 = service({
  collectors: {
    bucket,
    'bucket-encryption': bucketEncryption,
    'bucket-lifecycle': bucketLifecycle,
    'bucket-location': bucketLocation,
    'bucket-object-lock': bucketObjectLock,
    'bucket-ownership': bucketOwnership,
    'bucket-policy-status': bucketPolicyStatus,
    'bucket-public-access-block': bucketPublicAccessBlock,
    'bucket-replication': bucketReplication,
    'bucket-versioning': bucketVersioning,
  },
  // "No lifecycle rules" of a bucket that is gone would read as kept for ever: NoSuchBucket is not among them.
  errors: [
    { outcome: 'off', operations: ['s3:GetBucketPolicy', 's3:GetBucketPolicyStatus'], codes: ['NoSuchBucketPolicy'] },
    { outcome: 'off', operations: ['s3:GetBucketLifecycleConfiguration'], codes: ['NoSuchLifecycleConfiguration'] },
    { outcome: 'off', operations: ['s3:GetBucketReplication'], codes: ['ReplicationConfigurationNotFoundError'] },
    { outcome: 'off', operations: ['s3:GetBucketOwnershipControls'], codes: ['OwnershipControlsNotFoundError'] },
    { outcome: 'off', operations: ['s3:GetPublicAccessBlock'], codes: ['NoSuchPublicAccessBlockConfiguration'] },
    { outcome: 'off', operations: ['s3:GetObjectLockConfiguration'], codes: ['ObjectLockConfigurationNotFoundError'] },
    {
      outcome: 'off',
      operations: ['s3:GetBucketEncryption'],
      codes: ['ServerSideEncryptionConfigurationNotFoundError'],
    },
  ],
  actions: {
    's3:ListBuckets': ['s3:ListAllMyBuckets'],
    's3:GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
    's3:GetBucketLifecycleConfiguration': ['s3:GetLifecycleConfiguration'],
    's3:GetBucketReplication': ['s3:GetReplicationConfiguration'],
    's3:GetObjectLockConfiguration': ['s3:GetBucketObjectLockConfiguration'],
    's3:GetPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
  },
});
