import { z } from 'zod';
import { fact } from '../../fact.ts';
import { LifecycleRuleShape, versionExpirationOf } from './lifecycle-shape.ts';
import { earlyVersionExpirations, LOG_RETENTION_NEEDS } from './log-retention.ts';

/** Whether replaced and deleted log objects are kept long enough. */
export const noncurrentRetention = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      earlyExpirations: z
        .array(LifecycleRuleShape)
        .describe('Lifecycle rules that take versions of log objects away before minNoncurrentDays'),
    })
    .describe('How long a bucket keeps replaced and deleted log objects'),
  needs: LOG_RETENTION_NEEDS,
  read({ resource: bucket }, inventory) {
    const early = earlyVersionExpirations(bucket, inventory.parameters.minNoncurrentDays, inventory);
    return { earlyExpirations: early.map(versionExpirationOf) };
  },
});
