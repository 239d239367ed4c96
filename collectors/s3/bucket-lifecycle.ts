import type { LifecycleRule } from '@aws-sdk/client-s3';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { instantOrNull, integerOrNull, oneOf, required, textOrNull } from '../answer.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** When objects of a bucket expire. */
export const bucketLifecycle: Collector<'bucket-lifecycle', 'bucket-location'> = {
  provides: 'bucket-lifecycle',
  regionOf: (bucket) => bucket.bucketRegion,
  async *collect({ account, parent, place, aws }) {
    const { S3Client, GetBucketLifecycleConfigurationCommand } = await import('@aws-sdk/client-s3');
    const s3 = aws.client(S3Client);
    const input = { Bucket: parent.name, ExpectedBucketOwner: account };
    const answer = await once(s3, GetBucketLifecycleConfigurationCommand, input);
    yield toBucketLifecycle(place, parent.id, required(answer.Rules, 'Rules'));
  },
};

/** Rules in AWS's order. */
export function toBucketLifecycle(
  place: Place,
  bucketArn: string,
  found: readonly LifecycleRule[],
): ResourceOf<'bucket-lifecycle'> {
  return { type: 'bucket-lifecycle', id: bucketArn, ...place, rules: found.map(toLifecycleRule) };
}

function toLifecycleRule(found: LifecycleRule): ResourceOf<'bucket-lifecycle'>['rules'][number] {
  const noncurrent = found.NoncurrentVersionExpiration;
  return {
    ruleId: textOrNull(found.ID),
    enabled: oneOf(found.Status, ['Enabled', 'Disabled'], 'Rules.Status') === 'Enabled',
    // Rules of the first generation have a prefix of their own, and no filter.
    prefix: found.Filter?.And?.Prefix ?? found.Filter?.Prefix ?? found.Prefix ?? '',
    isNarrowed: isNarrowed(found.Filter),
    expirationDays: integerOrNull(found.Expiration?.Days, 'Expiration.Days'),
    expirationDate: instantOrNull(found.Expiration?.Date, 'Expiration.Date'),
    noncurrentDays: integerOrNull(noncurrent?.NoncurrentDays, 'NoncurrentDays'),
    newerNoncurrentVersions: integerOrNull(noncurrent?.NewerNoncurrentVersions, 'NewerNoncurrentVersions'),
    transitions: (found.Transitions ?? []).map((transition) => ({
      storageClass: required(transition.StorageClass, 'StorageClass'),
      days: integerOrNull(transition.Days, 'Transitions.Days'),
    })),
  };
}

/** Whether a filter asks for more than a prefix. */
function isNarrowed(filter: LifecycleRule['Filter']): boolean {
  const { Prefix: _, Tags: tags = [], ...sizes } = filter?.And ?? {};
  const ofAnd = tags.length > 0 || Object.values(sizes).some((size) => size !== undefined);
  return (
    ofAnd ||
    filter?.Tag !== undefined ||
    filter?.ObjectSizeGreaterThan !== undefined ||
    filter?.ObjectSizeLessThan !== undefined
  );
}
