import type { ResourceOf } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { isUsualLogPrefix, LOG_KEY_NEEDS, type LogKeyNeed, mayHoldLogs } from './log-keys.ts';
import { placeOfBucket } from './place-of-bucket.ts';

/** What a walk over the retention of a bucket has to ask for. */
export const LOG_RETENTION_NEEDS = ['bucket-lifecycle', ...LOG_KEY_NEEDS] as const;
type LogRetentionNeed = (typeof LOG_RETENTION_NEEDS)[number];

export type LifecycleRule = ResourceOf<'bucket-lifecycle'>['rules'][number];

/**
 * Enabled lifecycle rules that take log objects away before `minDays`, or on a day before that. A rule that tags or
 * sizes narrow counts, because logs may have them. Throws NotKnown when the rules, or what lies under their prefixes,
 * could not be read.
 */
export function earlyExpirations(
  bucket: ResourceOf<'bucket'>,
  minDays: number,
  inventory: Inventory<LogRetentionNeed>,
): LifecycleRule[] {
  const { rules, comesWithin } = lifecycleOf(bucket, inventory);
  return ofLogs(
    rules.filter((rule) => expiresEarly(rule, minDays, comesWithin)),
    bucket,
    inventory,
  );
}

/** Enabled lifecycle rules that take replaced or deleted versions of log objects away before `minDays`. */
export function earlyVersionExpirations(
  bucket: ResourceOf<'bucket'>,
  minDays: number,
  inventory: Inventory<LogRetentionNeed>,
): LifecycleRule[] {
  const { rules } = lifecycleOf(bucket, inventory);
  return ofLogs(
    rules.filter((rule) => expiresVersionsEarly(rule, minDays)),
    bucket,
    inventory,
  );
}

/**
 * Whether a rule takes objects away before `minDays`. One with a date takes, on that day and ever after, all that is there:
 * so also what was written on the day before.
 */
export function expiresEarly(
  { expirationDays, expirationDate }: LifecycleRule,
  minDays: number,
  comesWithin: ComesWithin,
): boolean {
  return (
    (expirationDays !== null && expirationDays < minDays) ||
    (expirationDate !== null && comesWithin(expirationDate, minDays))
  );
}

/** Whether a date had passed when the rules were read, or comes within so many days. */
type ComesWithin = (date: string, days: number) => boolean;

/** Whether a rule takes replaced or deleted versions away before `minDays`. */
export function expiresVersionsEarly(rule: LifecycleRule, minDays: number): boolean {
  // A number of versions to keep is no time: without days, the versions above it go at once.
  const expires = rule.noncurrentDays !== null || rule.newerNoncurrentVersions !== null;
  return expires && (rule.noncurrentDays ?? 0) < minDays;
}

/** The enabled rules of a bucket, and whether an instant comes before so many days have passed since they were read. */
export function lifecycleOf(
  bucket: ResourceOf<'bucket'>,
  inventory: Inventory<'bucket-lifecycle'>,
): { rules: LifecycleRule[]; comesWithin: ComesWithin } {
  const place = placeOfBucket(bucket);
  const lifecycle = inventory.detail('bucket-lifecycle', place, bucket.id);
  const rules = (lifecycle?.rules ?? []).filter(({ enabled }) => enabled);
  const asked = { type: 'bucket-lifecycle', place, id: bucket.id } as const;
  return { rules, comesWithin: (date, days) => inventory.comesWithin(date, days * MINUTES_OF_A_DAY, asked) };
}

const MINUTES_OF_A_DAY = 24 * 60;

function ofLogs(
  rules: readonly LifecycleRule[],
  bucket: ResourceOf<'bucket'>,
  inventory: Inventory<LogKeyNeed>,
): LifecycleRule[] {
  // One rule that certainly takes logs away is proof enough, whatever else could not be read.
  const certain = rules.filter(({ prefix }) => isUsualLogPrefix(prefix, inventory));
  return certain.length > 0 ? certain : rules.filter(({ prefix }) => mayHoldLogs(prefix, bucket, inventory));
}
