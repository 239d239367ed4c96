import type { GetBucketVersioningOutput } from '@aws-sdk/client-s3';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { oneOf } from '../answer.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Whether a bucket keeps replaced and deleted objects. */
export const bucketVersioning: Collector<'bucket-versioning', 'bucket-location'> = {
  provides: 'bucket-versioning',
  regionOf: (bucket) => bucket.bucketRegion,
  async *collect({ account, parent, place, aws }) {
    const { S3Client, GetBucketVersioningCommand } = await import('@aws-sdk/client-s3');
    const s3 = aws.client(S3Client);
    const input = { Bucket: parent.name, ExpectedBucketOwner: account };
    yield toBucketVersioning(place, parent.id, await once(s3, GetBucketVersioningCommand, input));
  },
};

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
