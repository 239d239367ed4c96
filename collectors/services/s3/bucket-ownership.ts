import type { OwnershipControls } from '@aws-sdk/client-s3';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required } from '../../answer.ts';
import { UnexpectedAnswer } from '../../aws/unexpected-answer.ts';
import { aboutEach } from '../../verbs.ts';
import { ABOUT_BUCKET } from './about-bucket.ts';

/** Whose the objects of a bucket are. */
export const bucketOwnership = aboutEach('bucket-ownership', {
  ...ABOUT_BUCKET,
  call: () =>
    import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetBucketOwnershipControlsCommand] as const),
  to: ({ OwnershipControls: controls }, { parent, place }) =>
    toBucketOwnership(place, parent.id, required(controls, 'OwnershipControls')),
});

/** AWS takes exactly one rule. */
export function toBucketOwnership(
  place: Place,
  bucketArn: string,
  found: OwnershipControls,
): ResourceOf<'bucket-ownership'> {
  const [rule, ...more] = required(found.Rules, 'OwnershipControls.Rules');
  if (rule === undefined || more.length > 0) {
    throw new UnexpectedAnswer('MissingMember', 'OwnershipControls.Rules: wanted one rule');
  }
  const objectOwnership = oneOf(
    rule.ObjectOwnership,
    ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'],
    'ObjectOwnership',
  );
  return { type: 'bucket-ownership', id: bucketArn, ...place, objectOwnership };
}
