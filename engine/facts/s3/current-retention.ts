import { z } from 'zod';
import { fact } from '../../fact.ts';
import { expirationOf, LifecycleRuleShape } from './lifecycle-shape.ts';
import { earlyExpirations, type LifecycleRule, LOG_RETENTION_NEEDS, lifecycleOf } from './log-retention.ts';

/** Storage classes from which an object has to be restored before it can be read. */
const SLOW = new Set(['GLACIER', 'DEEP_ARCHIVE']);

/** Whether log objects are kept long enough. */
export const currentRetention = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      earlyExpirations: z
        .array(LifecycleRuleShape)
        .describe('Lifecycle rules that take log objects away before minDays'),
      notes: z.array(z.string()),
    })
    .describe('How long a bucket keeps log objects'),
  needs: LOG_RETENTION_NEEDS,
  read({ resource: bucket }, inventory) {
    const early = earlyExpirations(bucket, inventory.parameters.minDays, inventory);
    return {
      earlyExpirations: early.map(expirationOf),
      notes: lifecycleOf(bucket, inventory).rules.flatMap(slowAccess),
    };
  },
});

function slowAccess({ transitions }: LifecycleRule): string[] {
  return transitions
    .filter(({ storageClass }) => SLOW.has(storageClass))
    .map(({ storageClass, days }) => {
      const when = days === null ? 'on a fixed day' : `after ${days} days`;
      return `Objects move to ${storageClass} ${when}: reading them then takes hours.`;
    });
}
