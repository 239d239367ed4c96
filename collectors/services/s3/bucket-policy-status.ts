import type { PolicyStatus } from '@aws-sdk/client-s3';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';
import { ABOUT_BUCKET } from './about-bucket.ts';

/** Whether AWS holds a bucket's policy for public. */
export const bucketPolicyStatus = aboutEach('bucket-policy-status', {
  ...ABOUT_BUCKET,
  call: () => import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetBucketPolicyStatusCommand] as const),
  to: ({ PolicyStatus: status }, { parent, place }) =>
    toBucketPolicyStatus(place, parent.id, required(status, 'PolicyStatus')),
});

export function toBucketPolicyStatus(
  place: Place,
  bucketArn: string,
  found: PolicyStatus,
): ResourceOf<'bucket-policy-status'> {
  return { type: 'bucket-policy-status', id: bucketArn, ...place, isPublic: required(found.IsPublic, 'IsPublic') };
}
