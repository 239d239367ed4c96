import type { LifecycleRule } from '@aws-sdk/client-s3';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { instantOrNull, integer, integerOrNull, oneOf, required, textOrNull } from '../../answer.ts';
import { UnexpectedAnswer } from '../../aws/unexpected-answer.ts';
import { aboutEach } from '../../verbs.ts';
import { ABOUT_BUCKET } from './about-bucket.ts';
import { prefixOf } from './rule-prefix.ts';

/** When objects of a bucket expire. */
export const bucketLifecycle = aboutEach('bucket-lifecycle', {
  ...ABOUT_BUCKET,
  call: () =>
    import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetBucketLifecycleConfigurationCommand] as const),
  to: ({ Rules }, { parent, place }) => toBucketLifecycle(place, parent.id, required(Rules, 'Rules')),
});

/** Rules in AWS's order. */
export function toBucketLifecycle(
  place: Place,
  bucketArn: string,
  found: readonly LifecycleRule[],
): ResourceOf<'bucket-lifecycle'> {
  return { type: 'bucket-lifecycle', id: bucketArn, ...place, rules: found.map(toLifecycleRule) };
}

function toLifecycleRule(found: LifecycleRule): ResourceOf<'bucket-lifecycle'>['rules'][number] {
  const { Expiration: expiration, NoncurrentVersionExpiration: noncurrent } = found;
  expectAction(found);
  return {
    ruleId: textOrNull(found.ID),
    enabled: oneOf(found.Status, ['Enabled', 'Disabled'], 'Rules.Status') === 'Enabled',
    prefix: prefixOf(found),
    isNarrowed: isNarrowed(found.Filter),
    expirationDays: integerOrNull(expiration?.Days, 'Expiration.Days'),
    expirationDate: instantOrNull(expiration?.Date, 'Expiration.Date'),
    noncurrentDays: noncurrent === undefined ? null : integer(noncurrent.NoncurrentDays, 'NoncurrentDays'),
    newerNoncurrentVersions: integerOrNull(noncurrent?.NewerNoncurrentVersions, 'NewerNoncurrentVersions'),
    transitions: (found.Transitions ?? []).map((transition) => ({
      storageClass: required(transition.StorageClass, 'StorageClass'),
      days: integerOrNull(transition.Days, 'Transitions.Days'),
    })),
  };
}

/** AWS takes no rule that does nothing: if nothing is left of it, something was lost that may expire objects. */
function expectAction(found: LifecycleRule): void {
  const { ID: _, Prefix: __, Filter: ___, Status: ____, ...actions } = found;
  const isEmpty = (action: unknown) => Object.values(action ?? {}).every((value) => value === undefined);
  if (isEmpty(actions)) throw new UnexpectedAnswer('MissingMember', 'Rules: what the rule does is missing');
  for (const [name, action] of Object.entries(actions)) {
    if (action !== undefined && isEmpty(action)) throw new UnexpectedAnswer('MissingMember', `${name} says nothing`);
  }
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
