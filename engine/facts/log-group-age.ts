import { z } from 'zod';
import { fact } from '../fact.ts';
import { placeOf } from './capturing-flow-logs.ts';

/** Whether a log group is so new that the landing zone may not have seen it yet. */
export const logGroupAge = fact({
  subjects: ['workload-log-group', 'core-log-group', 'log-group'],
  shape: z
    .strictObject({
      inGrace: z.boolean().describe('Whether the group was younger than `graceMinutes` when it was read'),
      notes: z.array(z.string()),
    })
    .describe('The age of a log group'),
  needs: ['log-group'],
  read({ logGroup }, world) {
    const asked = { type: 'log-group', place: placeOf(logGroup) } as const;
    // When `graceMinutes` have passed, the grace is over: a group of exactly that age has no excuse any more.
    const inGrace = world.isYoungerThan(logGroup.createdAt, world.parameters.graceMinutes, asked);
    return { inGrace, notes: inGrace ? [`Pending: the group was created at ${logGroup.createdAt}.`] : [] };
  },
});
