import { z } from 'zod';
import { fact } from '../fact.ts';
import { placeOf } from './capturing-flow-logs.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

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
    const age = Date.parse(world.readAt('log-group', placeOf(logGroup))) - Date.parse(logGroup.createdAt);
    const inGrace = age < world.parameters.graceMinutes * MILLISECONDS_PER_MINUTE;
    return { inGrace, notes: inGrace ? [`Pending: the group was created at ${logGroup.createdAt}.`] : [] };
  },
});
