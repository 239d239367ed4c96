import { z } from 'zod';
import { matchesPattern } from '../../../model/name-pattern.ts';
import type { Parameters } from '../../../model/parameters.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { isGoverned, type SubscriptionExclusion, subscriptionExclusions } from '../../../model/subscription-scope.ts';
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
    exclusions: subscriptionExclusions(logGroup, inventory).map((exclusion) =>
      SENTENCES[exclusion](logGroup, inventory.parameters),
    ),
  }),
});

/** Why the retention of a log group is not the landing zone's to set. */
export const logGroupRetentionScope = fact({
  subjects: ['log-group'],
  shape: z
    .strictObject({ exclusions: z.array(z.string()).describe('Why the retention is not judged; empty: it is') })
    .describe('Whether the retention of a log group is the landing zone’s to set'),
  needs: ['log-group'],
  read({ resource: { name, region } }, { parameters }) {
    const patterns = parameters.foreignLogGroups.filter((pattern) => matchesPattern(name, pattern));
    const foreign = patterns.length > 0 ? [`somebody else’s, as foreignLogGroups says: ${patterns.join(', ')}`] : [];
    const ungoverned = isGoverned(region, parameters) ? [] : [`the landing zone builds nothing in ${region}`];
    return { exclusions: [...foreign, ...ungoverned] };
  },
});

const SENTENCES = {
  'delivery-class': () => 'the class DELIVERY only holds what AWS delivers onwards',
  'core-account': () => 'subscriptions are asked in workload accounts only',
  'other-region': ({ region }) => `the log pipeline does not reach ${region}`,
  'excluded-name': ({ name }, { excludedLogGroups }) =>
    `excluded by name, as excludedLogGroups says: ${excludedLogGroups.filter((pattern) => matchesPattern(name, pattern)).join(', ')}`,
} as const satisfies Record<
  SubscriptionExclusion,
  (logGroup: ResourceOf<'log-group'>, parameters: Parameters) => string
>;
