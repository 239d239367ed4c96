import { z } from 'zod';
import { Instant } from '../../../model/names.ts';
import { fact } from '../../fact.ts';
import { placeOf } from '../flow-logs/capturing-flow-logs.ts';

/** Whether a log group is so new that the landing zone may not have seen it yet. */
export const logGroupAge = fact({
  subjects: ['log-group'],
  shape: z
    .strictObject({
      pendingSince: Instant.nullable().describe(
        'When the group was created, if it was younger than `graceMinutes` when it was read; null: the grace is over',
      ),
      notes: z.array(z.string()),
    })
    .describe('The age of a log group'),
  needs: ['log-group'],
  read({ resource: logGroup }, inventory) {
    const asked = { type: 'log-group', place: placeOf(logGroup) } as const;
    // When `graceMinutes` have passed, the grace is over: a group of exactly that age has no excuse any more.
    const inGrace = inventory.isYoungerThan(logGroup.createdAt, inventory.parameters.graceMinutes, asked);
    if (!inGrace) return { pendingSince: null, notes: [] };
    return { pendingSince: logGroup.createdAt, notes: [`Pending: the group was created at ${logGroup.createdAt}.`] };
  },
});

/** Whether a log group is so new that its subscription may be pending. Without subscriptions in its class it never is. */
export const subscriptionGrace = fact({
  subjects: ['log-group'],
  shape: z
    .strictObject({
      pendingSince: Instant.nullable().describe(
        'When the group was created, if its subscription may be pending; else null',
      ),
    })
    .describe('Whether the subscription of a log group may be pending'),
  needs: ['log-group'],
  read({ resource: logGroup }, inventory) {
    const asked = { type: 'log-group', place: placeOf(logGroup) } as const;
    const mayComeYet =
      logGroup.class === 'STANDARD' &&
      inventory.isYoungerThan(logGroup.createdAt, inventory.parameters.graceMinutes, asked);
    return { pendingSince: mayComeYet ? logGroup.createdAt : null };
  },
});
