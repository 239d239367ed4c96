import { z } from 'zod';
import { fact } from '../../fact.ts';
import { pending } from '../pending.ts';
import { statusOf } from './trail-details.ts';

/** Minutes after the start of logging in which a trail may not have made a digest yet. */
const FIRST_DIGEST_MINUTES = 120;

/** Whether a trail's digest files arrive. */
export const trailDigests = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape: z
    .strictObject({
      error: z.string().nullable().describe('Error of the last delivery of a digest; null: it worked'),
      minutesSinceDigest: z.int().nullable().describe('Age of the last digest; null: there never was one'),
    })
    .describe('The digest files of a trail'),
  needs: ['trail', 'trail-status'],
  read({ resource: trail }, inventory) {
    const { status, asked } = statusOf(trail, inventory);
    const { startedAt, latestDigestAt, latestDigestError } = status;
    const hasNone = trail.validatesLogFiles && latestDigestAt === null && latestDigestError === null;
    if (hasNone && startedAt !== null && !inventory.isOlderThan(startedAt, FIRST_DIGEST_MINUTES, asked)) {
      throw pending(status, trail.id, `logging started at ${startedAt}, and there is no digest yet`);
    }
    return {
      error: latestDigestError,
      minutesSinceDigest: latestDigestAt === null ? null : inventory.minutesSince(latestDigestAt, asked),
    };
  },
});
