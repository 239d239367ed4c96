import type { ResourceOf } from '../../../model/resource.ts';
import type { FieldSelector } from '../../../model/services/cloudtrail.ts';
import { type AdvancedSelector, isOnly, operatorsOf, readsAndWrites } from './advanced-selectors.ts';

/** Data events of all buckets that one selector records. */
export type S3DataRecording = { readonly reads: boolean; readonly writes: boolean };

/** `arn:aws:s3` and `arn:aws:s3:::` name all buckets, in any partition. */
const ALL_BUCKETS = /^arn:[a-z-]+:s3(:::)?$/;

/**
 * What each selector records of all buckets. A selector of some buckets records nothing here; one that leaves out the
 * trail's own bucket, whose events the trail itself causes, counts as one of all.
 */
export function s3DataRecordings(
  { basic, advanced }: ResourceOf<'trail-selectors'>,
  ownBucketName: string,
): S3DataRecording[] {
  const ofBasic = basic
    .filter(({ dataResources }) =>
      dataResources.some(
        ({ type, values }) => type === 'AWS::S3::Object' && values.some((arn) => ALL_BUCKETS.test(arn)),
      ),
    )
    .map(({ readWriteType }) => ({ reads: readWriteType !== 'WriteOnly', writes: readWriteType !== 'ReadOnly' }));
  return [...ofBasic, ...advanced.filter((selector) => takesAllObjects(selector, ownBucketName)).map(readsAndWrites)];
}

function takesAllObjects({ fields }: AdvancedSelector, ownBucketName: string): boolean {
  const chooses = (name: string, value: string): boolean =>
    fields.some(({ field, equals }) => field === name && equals.includes(value));
  return (
    chooses('eventCategory', 'Data') &&
    chooses('resources.type', 'AWS::S3::Object') &&
    fields.every((selector) => isHarmless(selector, ownBucketName))
  );
}

function isHarmless(selector: FieldSelector, ownBucketName: string): boolean {
  if (['eventCategory', 'resources.type', 'readOnly'].includes(selector.field)) return isOnly(selector, 'equals');
  if (selector.field !== 'resources.ARN') return false;
  const used = operatorsOf(selector);
  return (
    used.every((operator) => operator === 'startsWith' || operator === 'notStartsWith') &&
    (selector.startsWith.length === 0 || selector.startsWith.some((arn) => ALL_BUCKETS.test(arn))) &&
    selector.notStartsWith.every((arn) => bucketOf(arn) === ownBucketName)
  );
}

function bucketOf(arn: string): string | null {
  return arn.match(/^arn:[a-z-]+:s3:::([^/]+)\/?$/)?.[1] ?? null;
}
