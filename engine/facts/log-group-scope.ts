import { z } from 'zod';
import type { ResourceOf } from '../../model/resource.ts';
import { type SubscriptionExclusion, subscriptionExclusions } from '../../model/subscription-scope.ts';
import { fact } from '../fact.ts';

/** Whether a log group is one of those that have to be subscribed. */
export const logGroupScope = fact({
  subjects: ['workload-log-group', 'core-log-group'],
  shape: z
    .strictObject({
      inScope: z.boolean().describe('Whether the group needs a subscription'),
      notes: z.array(z.string()),
    })
    .describe('Whether the configuration asks a subscription of a log group'),
  needs: ['log-group'],
  read({ logGroup }, world) {
    const notes = subscriptionExclusions(logGroup, world).map((exclusion) => SENTENCES[exclusion](logGroup));
    return { inScope: notes.length === 0, notes };
  },
});

const SENTENCES = {
  'delivery-class': () => 'Groups of the class DELIVERY only hold what AWS delivers onwards.',
  'core-account': () => 'The configuration asks for subscriptions in workload accounts only.',
  'other-region': ({ region }) =>
    `The log pipeline does not reach ${region} by configuration; the group stays in its account.`,
  'excluded-name': () => 'excluded by configuration',
} as const satisfies Record<SubscriptionExclusion, (logGroup: ResourceOf<'log-group'>) => string>;
