import { z } from 'zod';
import { Instant, Region } from '../names.ts';
import { resource } from './base.ts';

/** A bucket of the account; `id` is its ARN, `region` is `global` because buckets are listed once per account. */
export const Bucket = resource('bucket', { name: z.string() });

/** Where a bucket lives; `id` is the bucket's ARN. The questions about the bucket go to this region. */
export const BucketLocation = resource('bucket-location', { name: z.string(), bucketRegion: Region });

export const BucketVersioning = resource('bucket-versioning', {
  /** null: never enabled. */
  status: z.enum(['Enabled', 'Suspended']).nullable(),
  mfaDelete: z.boolean(),
});

/** Absent (the cell is `off`) when the bucket has no lifecycle configuration. */
export const BucketLifecycle = resource('bucket-lifecycle', {
  rules: z.array(
    z.strictObject({
      ruleId: z.string().nullable(),
      enabled: z.boolean(),
      /** Empty: every key. */
      prefix: z.string(),
      /** Whether tags or object sizes narrow the rule further. */
      isNarrowed: z.boolean(),
      expirationDays: z.int().nullable(),
      expirationDate: Instant.nullable(),
      noncurrentDays: z.int().nullable(),
      newerNoncurrentVersions: z.int().nullable(),
      transitions: z.array(z.strictObject({ storageClass: z.string(), days: z.int().nullable() })),
    }),
  ),
});

/** Absent (the cell is `off`) when the bucket has no object lock. */
export const BucketObjectLock = resource('bucket-object-lock', {
  enabled: z.boolean(),
  /** null: no default retention. */
  mode: z.enum(['GOVERNANCE', 'COMPLIANCE']).nullable(),
  days: z.int().nullable(),
});

/** Absent (the cell is `off`) when the bucket does not replicate. */
export const BucketReplication = resource('bucket-replication', {
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
});

/** Absent (the cell is `off`) when the bucket has no default encryption. */
export const BucketEncryption = resource('bucket-encryption', {
  algorithm: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']),
  /** Key id, key ARN, alias name or alias ARN, as AWS gives it; null: S3's or AWS's own key. */
  kmsKeyId: z.string().nullable(),
  usesBucketKey: z.boolean(),
});

/** Absent (the cell is `off`) when the bucket has no policy. */
export const BucketPolicyStatus = resource('bucket-policy-status', { isPublic: z.boolean() });

/** Absent (the cell is `off`) when the bucket has no block of its own. */
export const BucketPublicAccessBlock = resource('bucket-public-access-block', {
  blocksPublicAcls: z.boolean(),
  ignoresPublicAcls: z.boolean(),
  blocksPublicPolicy: z.boolean(),
  restrictsPublicBuckets: z.boolean(),
});
