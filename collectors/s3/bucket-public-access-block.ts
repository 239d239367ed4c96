import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required } from '../answer.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** The bucket's own block of public access. */
export const bucketPublicAccessBlock: Collector<'bucket-public-access-block', 'bucket-location'> = {
  provides: 'bucket-public-access-block',
  regionOf: (bucket) => bucket.bucketRegion,
  async *collect({ account, parent, place, aws }) {
    const { S3Client, GetPublicAccessBlockCommand } = await import('@aws-sdk/client-s3');
    const s3 = aws.client(S3Client);
    const input = { Bucket: parent.name, ExpectedBucketOwner: account };
    const answer = await once(s3, GetPublicAccessBlockCommand, input);
    const found = required(answer.PublicAccessBlockConfiguration, 'PublicAccessBlockConfiguration');
    yield toBucketPublicAccessBlock(place, parent.id, found);
  },
};

/** A setting that AWS does not give is off. */
export function toBucketPublicAccessBlock(
  place: Place,
  bucketArn: string,
  found: PublicAccessBlockConfiguration,
): ResourceOf<'bucket-public-access-block'> {
  return {
    type: 'bucket-public-access-block',
    id: bucketArn,
    ...place,
    blocksPublicAcls: found.BlockPublicAcls ?? false,
    ignoresPublicAcls: found.IgnorePublicAcls ?? false,
    blocksPublicPolicy: found.BlockPublicPolicy ?? false,
    restrictsPublicBuckets: found.RestrictPublicBuckets ?? false,
  };
}
