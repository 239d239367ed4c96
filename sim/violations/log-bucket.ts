import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { LifecycleRule, ServerSideEncryptionByDefault } from '@aws-sdk/client-s3';
import type { BucketState } from '../landing-zone/buckets.ts';
import type { LandingZone } from '../landing-zone/landing-zone.ts';
import { found, homeBucket, violations } from './violation.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Changes to the one bucket of the log archive that receives the logs, and to its key. */
export const LOG_BUCKET_VIOLATIONS = violations({
  'log-bucket-versioning-suspended': {
    description: 'Versioning of the log bucket is suspended',
    requirements: ['ASEA-LM-CL-04', 'ASEA-LM-CT-15', 'ASEA-LM-CT-16'],
    apply: changeCentral((bucket) => {
      bucket.versioning = { Status: 'Suspended' };
    }),
  },
  'log-bucket-noncurrent-30-days': {
    description: 'The log bucket drops replaced and deleted objects after 30 days',
    requirements: ['ASEA-LM-CL-04', 'ASEA-LM-CT-16'],
    apply: changeRetention({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
  },
  'log-bucket-expiry-90-days': {
    description: 'The log bucket drops objects after 90 days',
    requirements: ['ASEA-LM-CL-04', 'ASEA-LM-CT-19'],
    apply: changeRetention({ Expiration: { Days: 90 } }),
  },
  'log-bucket-sse-s3': {
    description: "The log bucket encrypts with S3's own keys",
    requirements: ['ASEA-LM-CT-17'],
    besides: { 'not-applicable': ['ASEA-LM-CT-17'] },
    apply: changeEncryption({ SSEAlgorithm: 'AES256' }),
  },
  'log-bucket-aws-managed-key': {
    description: 'The log bucket encrypts with the key that AWS manages',
    requirements: ['ASEA-LM-CT-17'],
    besides: { 'not-applicable': ['ASEA-LM-CT-17'] },
    apply: changeEncryption({ SSEAlgorithm: 'aws:kms' }),
  },
  'log-key-not-rotating': {
    description: 'The key of the log bucket does not rotate',
    requirements: ['ASEA-LM-CT-17'],
    apply: ({ core, homeRegion, changeRegion }) =>
      changeRegion(core.logArchive, homeRegion, ({ keys }) => {
        found(keys[0], 'a customer managed key').rotates = false;
      }),
  },
  'log-key-pending-deletion': {
    description: 'The key of the log bucket is about to be deleted',
    requirements: ['ASEA-LM-CT-17'],
    apply: (landingZone) =>
      changeKey(landingZone, {
        Enabled: false,
        KeyState: 'PendingDeletion',
        DeletionDate: new Date(landingZone.now.getTime() + 7 * DAY),
      }),
  },
  'log-key-disabled': {
    description: 'The key of the log bucket is disabled',
    requirements: ['ASEA-LM-CT-17'],
    apply: (landingZone) => changeKey(landingZone, { Enabled: false, KeyState: 'Disabled' }),
  },
});

function changeCentral(change: (bucket: BucketState) => void) {
  return (landingZone: LandingZone): void => {
    const { logArchive } = landingZone.core;
    landingZone.changeBucket(logArchive, homeBucket(landingZone, logArchive).name, change);
  };
}

function changeRetention(retention: Partial<LifecycleRule>) {
  return changeCentral(({ lifecycle }) => {
    Object.assign(found(lifecycle?.[0], 'a lifecycle rule of the log bucket'), retention);
  });
}

function changeEncryption(encryption: ServerSideEncryptionByDefault) {
  return changeCentral((bucket) => {
    bucket.encryption = { Rules: [{ ApplyServerSideEncryptionByDefault: encryption, BucketKeyEnabled: false }] };
  });
}

function changeKey({ core, homeRegion, changeRegion }: LandingZone, change: Partial<KeyMetadata>): void {
  changeRegion(core.logArchive, homeRegion, ({ keys }) => {
    const key = keys.find(({ metadata }) => metadata.KeyManager === 'CUSTOMER');
    Object.assign(found(key, 'a key of the log archive').metadata, change);
  });
}
