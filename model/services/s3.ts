import { z } from 'zod';
import { HOME, KEY_ARN, LOG_ARCHIVE, LOG_BUCKET } from '../baseline.ts';
import { Instant, Region, WholeNumber } from '../names.ts';
import { resource } from '../resource-definition.ts';

export const S3 = {
  /** A bucket of the account; `id` is its ARN, `region` is `global` because buckets are listed once per account. */
  bucket: resource({
    operation: 's3:ListBuckets',
    accounts: 'all',
    scope: 'global',
    fields: { name: z.string() },
    id: ({ name }) => `arn:aws:s3:::${name}`,
    baseline: { account: LOG_ARCHIVE, fields: { name: LOG_BUCKET } },
  }),
  /** Where a bucket lives; `id` is the bucket's ARN. The questions about the bucket go to this region. */
  'bucket-location': resource({
    operation: 's3:GetBucketLocation',
    accounts: 'all',
    scope: 'global',
    parent: 'bucket',
    fields: { name: z.string(), bucketRegion: Region },
    baseline: { account: LOG_ARCHIVE, fields: { name: LOG_BUCKET, bucketRegion: HOME } },
  }),
  'bucket-versioning': resource({
    operation: 's3:GetBucketVersioning',
    accounts: 'all',
    scope: 'global',
    parent: 'bucket-location',
    fields: {
      /** null: never enabled. */
      status: z.enum(['Enabled', 'Suspended']).nullable(),
      mfaDelete: z.boolean(),
    },
    baseline: { account: LOG_ARCHIVE, fields: { status: 'Enabled', mfaDelete: false } },
  }),
  /** Absent (the cell is `off`) when the bucket has no lifecycle configuration. */
  'bucket-lifecycle': resource({
    operation: 's3:GetBucketLifecycleConfiguration',
    accounts: 'logArchive',
    scope: 'global',
    parent: 'bucket-location',
    fields: {
      rules: z.array(
        z.strictObject({
          ruleId: z.string().nullable(),
          enabled: z.boolean(),
          /** Empty: every key. */
          prefix: z.string(),
          /** Whether tags or object sizes narrow the rule further. */
          isNarrowed: z.boolean(),
          expirationDays: WholeNumber.nullable(),
          expirationDate: Instant.nullable(),
          noncurrentDays: WholeNumber.nullable(),
          newerNoncurrentVersions: WholeNumber.nullable(),
          transitions: z.array(z.strictObject({ storageClass: z.string(), days: WholeNumber.nullable() })),
        }),
      ),
    },
    baseline: {
      account: LOG_ARCHIVE,
      fields: {
        rules: [
          {
            ruleId: 'retain-two-years',
            enabled: true,
            prefix: '',
            isNarrowed: false,
            expirationDays: 730,
            expirationDate: null,
            noncurrentDays: 730,
            newerNoncurrentVersions: null,
            transitions: [{ storageClass: 'GLACIER', days: 365 }],
          },
        ],
      },
    },
  }),
  /** Absent (the cell is `off`) when the bucket has no object lock. */
  'bucket-object-lock': resource({
    operation: 's3:GetObjectLockConfiguration',
    accounts: 'logArchive',
    scope: 'global',
    parent: 'bucket-location',
    fields: {
      enabled: z.boolean(),
      /** null: no default retention. */
      mode: z.enum(['GOVERNANCE', 'COMPLIANCE']).nullable(),
      days: WholeNumber.nullable(),
    },
    baseline: { account: LOG_ARCHIVE, fields: { enabled: true, mode: 'GOVERNANCE', days: 730 } },
  }),
  /** Absent (the cell is `off`) when the bucket does not replicate. */
  'bucket-replication': resource({
    operation: 's3:GetBucketReplication',
    accounts: 'all',
    scope: 'global',
    parent: 'bucket-location',
    fields: {
      rules: z.array(
        z.strictObject({
          ruleId: z.string().nullable(),
          enabled: z.boolean(),
          /** Empty: every key. */
          prefix: z.string(),
          /** Whether tags narrow the rule further. */
          isNarrowed: z.boolean(),
          destinationBucketArn: z.string(),
          /** null: not given, the source's account. */
          destinationAccount: z.string().nullable(),
          overridesOwner: z.boolean(),
          replicatesKmsObjects: z.boolean(),
          replicaKmsKeyId: z.string().nullable(),
        }),
      ),
    },
    baseline: {
      account: LOG_ARCHIVE,
      fields: {
        rules: [
          {
            ruleId: 'to-the-second-region',
            enabled: true,
            prefix: '',
            isNarrowed: false,
            destinationBucketArn: 'arn:aws:s3:::asea-logarchive-phase0-cawest1-example',
            destinationAccount: LOG_ARCHIVE,
            overridesOwner: true,
            replicatesKmsObjects: true,
            replicaKmsKeyId: KEY_ARN.replace(HOME, 'ca-west-1'),
          },
        ],
      },
    },
  }),
  /** Absent (the cell is `off`) when the bucket has no default encryption. */
  'bucket-encryption': resource({
    operation: 's3:GetBucketEncryption',
    accounts: 'all',
    scope: 'global',
    parent: 'bucket-location',
    fields: {
      algorithm: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']),
      /** Key id, key ARN, alias name or alias ARN, as AWS gives it; null: S3's or AWS's own key. */
      kmsKeyId: z.string().nullable(),
      usesBucketKey: z.boolean(),
    },
    baseline: { account: LOG_ARCHIVE, fields: { algorithm: 'aws:kms', kmsKeyId: KEY_ARN, usesBucketKey: true } },
  }),
  /** Absent (the cell is `off`) when nobody set it: objects belong to the account that wrote them. */
  'bucket-ownership': resource({
    operation: 's3:GetBucketOwnershipControls',
    accounts: 'logArchive',
    scope: 'global',
    parent: 'bucket-location',
    fields: {
      /** Whose the objects are: of the bucket's owner always, by the writer's leave, or of who wrote them. */
      objectOwnership: z.enum(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter']),
    },
    baseline: { account: LOG_ARCHIVE, fields: { objectOwnership: 'BucketOwnerEnforced' } },
  }),
  /** Absent (the cell is `off`) when the bucket has no policy. */
  'bucket-policy-status': resource({
    operation: 's3:GetBucketPolicyStatus',
    accounts: 'logArchive',
    scope: 'global',
    parent: 'bucket-location',
    fields: { isPublic: z.boolean() },
    baseline: { account: LOG_ARCHIVE, fields: { isPublic: false } },
  }),
  /** Absent (the cell is `off`) when the bucket has no block of its own. */
  'bucket-public-access-block': resource({
    operation: 's3:GetPublicAccessBlock',
    accounts: 'logArchive',
    scope: 'global',
    parent: 'bucket-location',
    fields: {
      blocksPublicAcls: z.boolean(),
      ignoresPublicAcls: z.boolean(),
      blocksPublicPolicy: z.boolean(),
      restrictsPublicBuckets: z.boolean(),
    },
    baseline: {
      account: LOG_ARCHIVE,
      fields: {
        blocksPublicAcls: true,
        ignoresPublicAcls: true,
        blocksPublicPolicy: true,
        restrictsPublicBuckets: true,
      },
    },
  }),
};
