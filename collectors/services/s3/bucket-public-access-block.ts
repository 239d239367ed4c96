import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';
import { ABOUT_BUCKET } from './about-bucket.ts';

/** The bucket's own block of public access. */
export const bucketPublicAccessBlock = aboutEach('bucket-public-access-block', {
  ...ABOUT_BUCKET,
  call: () => import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetPublicAccessBlockCommand] as const),
  to: (answer, { parent, place }) =>
    toBucketPublicAccessBlock(
      place,
      parent.id,
      required(answer.PublicAccessBlockConfiguration, 'PublicAccessBlockConfiguration'),
    ),
});

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
