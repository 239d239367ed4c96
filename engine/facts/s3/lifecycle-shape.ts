import { z } from 'zod';
import type { LifecycleRule } from './log-retention.ts';

/** A lifecycle rule as evidence shows it. */
export const LifecycleRuleShape = z.strictObject({
  rule: z.string().describe('Its id; `unnamed` without one'),
  prefix: z.string().describe('Empty: every object'),
  after: z.string().describe('When it takes objects away, in words'),
});

/** `rule`, with the words for when it takes current objects away. */
export function expirationOf({ ruleId, prefix, expirationDays, expirationDate }: LifecycleRule) {
  const after = expirationDays === null ? `on ${expirationDate}` : `${expirationDays} days`;
  return { rule: ruleId ?? 'unnamed', prefix, after };
}

/** `rule`, with the words for when it takes replaced or deleted versions away. */
export function versionExpirationOf({ ruleId, prefix, noncurrentDays, newerNoncurrentVersions }: LifecycleRule) {
  const days = `${noncurrentDays ?? 0} days`;
  const after = newerNoncurrentVersions === null ? days : `${days}, beyond ${newerNoncurrentVersions} versions`;
  return { rule: ruleId ?? 'unnamed', prefix, after };
}
