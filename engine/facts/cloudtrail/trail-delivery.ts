import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { pending } from '../pending.ts';
import { statusOf } from './trail-details.ts';

/** Minutes after the start of logging in which a trail may not have delivered anything yet. */
const FIRST_DELIVERY_MINUTES = 60;

/** Whether a trail is recording and its files arrive in its bucket. */
export const trailDelivery = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape: z
    .strictObject({
      state: z.enum(['logging', 'stopped']),
      error: z.string().nullable().describe('Error of the last delivery to the bucket; null: it worked'),
      minutesSinceDelivery: z.int().nullable().describe('Age of the last delivery; null: nothing was ever delivered'),
      notes: z.array(z.string()),
    })
    .describe('How a trail delivers to its bucket'),
  needs: ['trail', 'trail-status'],
  read: ({ resource: trail }, inventory) => deliveryOf(trail, inventory),
});

/** Throws NotKnown when the status is not known, or when the trail was started too recently to have delivered. */
export function deliveryOf(trail: ResourceOf<'trail'>, inventory: Inventory<'trail-status'>) {
  const { status, asked } = statusOf(trail, inventory);
  const { isLogging, startedAt, stoppedAt, latestDeliveryAt, latestDeliveryError, latestNotificationError } = status;
  const hasNothing = isLogging && latestDeliveryAt === null && latestDeliveryError === null;
  if (hasNothing && startedAt !== null && !inventory.isOlderThan(startedAt, FIRST_DELIVERY_MINUTES, asked)) {
    throw pending(status, trail.id, `logging started at ${startedAt}, and nothing was delivered yet`);
  }
  const notes: string[] = [];
  if (!isLogging && stoppedAt !== null) notes.push(`Logging was stopped at ${stoppedAt}.`);
  if (latestNotificationError !== null) notes.push(`Notifications of new files fail: ${latestNotificationError}`);
  return {
    state: isLogging ? ('logging' as const) : ('stopped' as const),
    error: latestDeliveryError,
    minutesSinceDelivery: latestDeliveryAt === null ? null : inventory.minutesSince(latestDeliveryAt, asked),
    notes,
  };
}
