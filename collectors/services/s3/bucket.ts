import type { Bucket as AwsBucket } from '@aws-sdk/client-s3';
import { bucketArn } from '../../../model/arn.ts';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required } from '../../answer.ts';
import { listing } from '../../verbs.ts';

/** Buckets of the account, in all regions. */
export const bucket = listing('bucket', {
  call: () => import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.ListBucketsCommand] as const),
  // Without a page size AWS gives all buckets at once, and refuses accounts that may have more than 10,000.
  input: { MaxBuckets: 1000 },
  list: ({ Buckets }) => Buckets,
  to: (found, { place, known }) => toBucket(place, known.targets.partition, found),
});

export function toBucket(place: Place, partition: string, found: AwsBucket): ResourceOf<'bucket'> {
  const name = required(found.Name, 'Name');
  return { type: 'bucket', id: bucketArn(partition, name), ...place, name };
}
