import type { LifecycleRule, ServerSideEncryptionByDefault } from '@aws-sdk/client-s3';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { keyArn } from '../../landing-zone/names.ts';
import { firstWorkload, found, type Violations } from '../../violations/violation.ts';
import { changeHomeBucket } from './change-home-bucket.ts';
import type { BucketState } from './state.ts';

/** Changes to the one bucket of the log archive that receives the logs. */
export const LOG_BUCKET_VIOLATIONS: Violations = {
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
  'log-bucket-foreign-key': {
    description: 'The log bucket encrypts with a key of a workload account',
    requirements: ['ASEA-LM-CT-17'],
    apply: (landingZone: LandingZone) => {
      const key = keyArn(landingZone.plan, firstWorkload(landingZone), landingZone.homeRegion);
      changeEncryption({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key })(landingZone);
    },
  },
};

function changeCentral(change: (bucket: BucketState) => void) {
  return changeHomeBucket(({ core }) => core.logArchive, change);
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
