import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { type SubscriptionExclusion, subscriptionExclusions } from '../../../model/subscription-scope.ts';
import { fact } from '../../fact.ts';

/** Why the configuration does not ask a subscription of a log group. */
export const logGroupScope = fact({
  subjects: ['log-group'],
  shape: z
    .strictObject({
      exclusions: z.array(z.string()).describe('Why the group needs no subscription; empty: it needs one'),
    })
    .describe('Whether the configuration asks a subscription of a log group'),
  needs: ['log-group'],
  read: ({ resource: logGroup }, inventory) => ({
    exclusions: subscriptionExclusions(logGroup, inventory).map((exclusion) => SENTENCES[exclusion](logGroup)),
  }),
});

const SENTENCES = {
  'delivery-class': () => 'the class DELIVERY only holds what AWS delivers onwards',
  'core-account': () => 'subscriptions are asked in workload accounts only',
  'other-region': ({ region }) => `the log pipeline does not reach ${region}`,
  'excluded-name': () => 'excluded by name',
} as const satisfies Record<SubscriptionExclusion, (logGroup: ResourceOf<'log-group'>) => string>;
