import { z } from 'zod';
import { fact } from '../../fact.ts';

const AT_MOST = (days: number) => `at most ${days} days`;
const NOT_FOR_EVER = 'not for ever';

/** Whether a log group keeps its events longer than the profile wants. */
export const logGroupRetentionLimit = fact({
  subjects: ['log-group'],
  shape: z
    .strictObject({
      bounds: z.array(z.string()).describe('What the profile wants of every group, in words; empty: it sets no bound'),
      exceeded: z.array(z.string()).describe('Those that the group exceeds'),
    })
    .describe('The upper bounds of a log group’s retention'),
  needs: ['log-group'],
  read({ resource: { retentionDays } }, { parameters: { maxRetentionDays, neverExpire } }) {
    const longest = maxRetentionDays === null ? [] : [AT_MOST(maxRetentionDays)];
    const forEver = neverExpire === 'fail' ? [NOT_FOR_EVER] : [];
    if (retentionDays === null) return { bounds: [...longest, ...forEver], exceeded: forEver };
    const isTooLong = maxRetentionDays !== null && retentionDays > maxRetentionDays;
    return { bounds: [...longest, ...forEver], exceeded: isTooLong ? longest : [] };
  },
});
