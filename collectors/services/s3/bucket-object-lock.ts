import type { ObjectLockConfiguration } from '@aws-sdk/client-s3';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { integer, oneOf, required } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';
import { ABOUT_BUCKET } from './about-bucket.ts';

/** Whether objects of a bucket can be deleted before their time. */
export const bucketObjectLock = aboutEach('bucket-object-lock', {
  ...ABOUT_BUCKET,
  call: () =>
    import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetObjectLockConfigurationCommand] as const),
  to: ({ ObjectLockConfiguration }, { parent, place }) =>
    toBucketObjectLock(place, parent.id, required(ObjectLockConfiguration, 'ObjectLockConfiguration')),
});

/** A default retention in years counts 365 days for each. */
export function toBucketObjectLock(
  place: Place,
  bucketArn: string,
  found: ObjectLockConfiguration,
): ResourceOf<'bucket-object-lock'> {
  const retention = found.Rule && required(found.Rule.DefaultRetention, 'Rule.DefaultRetention');
  // A default may be about events alone.
  const hasMode = retention !== undefined && (retention.Mode !== undefined || retention.DefaultEventHold === undefined);
  return {
    type: 'bucket-object-lock',
    id: bucketArn,
    ...place,
    enabled: oneOf(found.ObjectLockEnabled, ['Enabled'], 'ObjectLockEnabled') === 'Enabled',
    mode: hasMode ? oneOf(retention.Mode, ['GOVERNANCE', 'COMPLIANCE'], 'DefaultRetention.Mode') : null,
    days: hasMode ? daysOf(retention) : null,
  };
}

function daysOf(retention: { readonly Days?: number | undefined; readonly Years?: number | undefined }): number {
  if (retention.Years !== undefined) return 365 * integer(retention.Years, 'DefaultRetention.Years');
  return integer(retention.Days, 'DefaultRetention.Days');
}
