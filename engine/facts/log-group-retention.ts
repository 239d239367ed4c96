import { z } from 'zod';
import { fact } from '../fact.ts';

const LOG_GROUPS = ['workload-log-group', 'core-log-group', 'log-group'] as const;

/** The class of a log group: what it can do, and whether its retention can be set. */
export const logGroupClass = fact({
  subjects: LOG_GROUPS,
  shape: z
    .strictObject({ class: z.enum(['STANDARD', 'INFREQUENT_ACCESS', 'ESSENTIALS', 'DELIVERY']) })
    .describe('The class of a log group'),
  needs: ['log-group'],
  read: ({ logGroup }) => ({ class: logGroup.class }),
});

/** For how long a log group keeps its events. */
export const logGroupRetention = fact({
  subjects: LOG_GROUPS,
  shape: z
    .strictObject({
      retentionDays: z.int().nullable().describe('Days; null: for ever'),
      keptForEver: z.boolean().describe('Whether events never expire'),
      notes: z.array(z.string()),
    })
    .describe('How long a log group keeps its events'),
  needs: ['log-group'],
  read({ logGroup: { retentionDays } }) {
    const keptForEver = retentionDays === null;
    return { retentionDays, keptForEver, notes: keptForEver ? ['Events never expire; the cost grows for ever.'] : [] };
  },
});

/** Whether a log group keeps its events longer than the profile wants. */
export const logGroupRetentionLimit = fact({
  subjects: LOG_GROUPS,
  shape: z
    .strictObject({
      isSet: z.boolean().describe('Whether the profile sets an upper bound'),
      exceeded: z.boolean().describe('Whether events are kept longer than `maxRetentionDays`'),
      keptForEverAgainstProfile: z.boolean().describe('Whether events never expire although the profile forbids it'),
    })
    .describe('The upper bound of a log group’s retention'),
  needs: ['log-group'],
  read({ logGroup: { retentionDays } }, { parameters: { maxRetentionDays, neverExpire } }) {
    const forbidsForEver = neverExpire === 'fail';
    return {
      isSet: maxRetentionDays !== null || forbidsForEver,
      exceeded: maxRetentionDays !== null && retentionDays !== null && retentionDays > maxRetentionDays,
      keptForEverAgainstProfile: forbidsForEver && retentionDays === null,
    };
  },
});
