import type { PolicyStatus } from '@aws-sdk/client-s3';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required } from '../answer.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Whether AWS holds a bucket's policy for public. */
export const bucketPolicyStatus: Collector<'bucket-policy-status', 'bucket-location'> = {
  provides: 'bucket-policy-status',
  regionOf: (bucket) => bucket.bucketRegion,
  async *collect({ account, parent, place, aws }) {
    const { S3Client, GetBucketPolicyStatusCommand } = await import('@aws-sdk/client-s3');
    const s3 = aws.client(S3Client);
    const input = { Bucket: parent.name, ExpectedBucketOwner: account };
    const answer = await once(s3, GetBucketPolicyStatusCommand, input);
    yield toBucketPolicyStatus(place, parent.id, required(answer.PolicyStatus, 'PolicyStatus'));
  },
};

export function toBucketPolicyStatus(
  place: Place,
  bucketArn: string,
  found: PolicyStatus,
): ResourceOf<'bucket-policy-status'> {
  return { type: 'bucket-policy-status', id: bucketArn, ...place, isPublic: required(found.IsPublic, 'IsPublic') };
}
