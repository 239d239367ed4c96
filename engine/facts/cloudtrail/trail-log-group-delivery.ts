import { z } from 'zod';
import { fact } from '../../fact.ts';
import { pending } from '../pending.ts';
import { statusOf } from './trail-details.ts';

/** Minutes after the start of logging in which a trail may not have delivered anything yet. */
const FIRST_DELIVERY_MINUTES = 60;

/** Whether a trail's events arrive in its log group. */
export const trailLogGroupDelivery = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape: z
    .strictObject({
      error: z.string().nullable().describe('Error of the last delivery to the log group; null: it worked'),
      hoursSinceDelivery: z.int().nullable().describe('Age of the last delivery; null: nothing was ever delivered'),
    })
    .describe('How a trail delivers to its log group'),
  needs: ['trail', 'trail-status'],
  read({ resource: trail }, inventory) {
    const { status, asked } = statusOf(trail, inventory);
    const { isLogging, startedAt, latestLogGroupDeliveryAt: deliveredAt, latestLogGroupDeliveryError: error } = status;
    const hasNothing = isLogging && deliveredAt === null && error === null;
    if (hasNothing && startedAt !== null && !inventory.isOlderThan(startedAt, FIRST_DELIVERY_MINUTES, asked)) {
      throw pending(status, trail.id, `logging started at ${startedAt}, and the log group has nothing yet`);
    }
    const minutes = deliveredAt === null ? null : inventory.minutesSince(deliveredAt, asked);
    return { error, hoursSinceDelivery: minutes === null ? null : Math.ceil(minutes / 60) };
  },
});
