import type { GetBucketVersioningOutput } from '@aws-sdk/client-s3';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';
import { ABOUT_BUCKET } from './about-bucket.ts';

/** Whether a bucket keeps replaced and deleted objects. */
export const bucketVersioning = aboutEach('bucket-versioning', {
  ...ABOUT_BUCKET,
  call: () => import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetBucketVersioningCommand] as const),
  to: (found, { parent, place }) => toBucketVersioning(place, parent.id, found),
});

/** AWS gives no status for a bucket that never had versioning. */
export function toBucketVersioning(
  place: Place,
  bucketArn: string,
  found: GetBucketVersioningOutput,
): ResourceOf<'bucket-versioning'> {
  return {
    type: 'bucket-versioning',
    id: bucketArn,
    ...place,
    status: found.Status === undefined ? null : oneOf(found.Status, ['Enabled', 'Suspended'], 'Status'),
    mfaDelete:
      found.MFADelete !== undefined && oneOf(found.MFADelete, ['Enabled', 'Disabled'], 'MFADelete') === 'Enabled',
  };
}
