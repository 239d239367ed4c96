import { z } from 'zod';
import type { Cause } from '../../../model/finding.ts';
import { RESOURCES, type ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { someKnown } from '../../known.ts';
import { placeOf } from '../flow-logs/capturing-flow-logs.ts';
import { DESTINATION_NEEDS, isHealthyDestination, isOfArchive } from './log-destinations.ts';

type LogGroup = ResourceOf<'log-group'>;
type Policy = ResourceOf<'log-account-policy'>;
type Subscription = { readonly by: 'group-filter' | 'account-policy'; destinationArn: string; pattern: string };

/** AWS gives a log group no more filters of its own than these. */
const FILTER_SLOTS = 2;

const state = z
  .enum([
    'group-filter',
    'account-policy',
    'class-without-subscriptions',
    'narrowed-pattern',
    'unhealthy-destination',
    'other-destination',
    'no-slot',
    'no-filter',
  ])
  .describe(
    'What covers the group (`group-filter`, `account-policy`), or why nothing does: its class knows no subscriptions, a pattern lets only a part pass, the central destination does not bring records to S3, everything goes elsewhere, both filter slots are taken by others, nothing is there',
  );

const shape = z
  .strictObject({
    state,
    destinations: z.array(z.string()).describe('ARNs that the subscriptions of the group send to, sorted'),
    endsInArchive: z.boolean().describe('Whether everything reaches the S3 of the log archive'),
  })
  .describe('The way of a log group’s records to the central destination');
export type SubscriptionRoute = z.infer<typeof shape>;

export const SUBSCRIPTION_NEEDS = [
  'log-group',
  'log-account-policy',
  'log-subscriptions',
  ...DESTINATION_NEEDS,
] as const;
type SubscriptionNeed = (typeof SUBSCRIPTION_NEEDS)[number];

/**
 * The way of a log group's records to the central destination. A policy of the account that covers the group and aims
 * at the log archive of the same region is the group's way: the group's own filters are not even collected then.
 */
export const subscriptionRoute = fact({
  subjects: ['log-group'],
  shape,
  needs: SUBSCRIPTION_NEEDS,
  read: ({ resource: logGroup }, inventory) => subscriptionRouteOf(logGroup, inventory),
});

export function subscriptionRouteOf(logGroup: LogGroup, inventory: Inventory<SubscriptionNeed>): SubscriptionRoute {
  if (logGroup.class !== 'STANDARD') return route('class-without-subscriptions', []);
  const policies = inventory.all('log-account-policy', placeOf(logGroup));
  const applying = policies.filter(({ excludedLogGroups }) => excludedLogGroups?.includes(logGroup.name) === false);
  const decisive = applying.filter((policy) => isDecisive(policy, logGroup, inventory)).map(asSubscription);
  const filters = decisive.length > 0 ? [] : filtersOf(logGroup, inventory);
  const subscriptions = decisive.length > 0 ? decisive : [...applying.map(asSubscription), ...filters];

  const complete = subscriptions.filter(({ pattern }) => pattern === '');
  const judged = someKnown(
    complete,
    (subscription) => ({ subscription, approved: isApproved(subscription.destinationArn, logGroup, inventory) }),
    ({ approved }) => approved,
  );
  const covering = judged.find(({ approved }) => approved)?.subscription;
  if (covering !== undefined) return route(covering.by, subscriptions, reachesArchive(covering, logGroup, inventory));
  const unclear = policies.filter(({ excludedLogGroups }) => excludedLogGroups === null);
  if (unclear.length > 0) throw new NotKnown(unclear.map(causeOfCriteria));
  return route(reasonOf(subscriptions, filters.length, logGroup, inventory), subscriptions);
}

/** Covers the group completely and aims at the log archive of the same region. */
function isDecisive(policy: Policy, { region }: LogGroup, inventory: Inventory<never>): boolean {
  return policy.pattern === '' && isOfArchive(policy.destinationArn, region, inventory);
}

function isApproved(destinationArn: string, logGroup: LogGroup, inventory: Inventory<SubscriptionNeed>): boolean {
  if (inventory.parameters.approvedDestinationArns.includes(destinationArn)) return true;
  return isOfArchive(destinationArn, logGroup.region, inventory) && isHealthyDestination(inventory, destinationArn);
}

/** A target that the configuration approves is not followed to its end: it does not count as the archive. */
function reachesArchive(
  { destinationArn }: Subscription,
  { region }: LogGroup,
  inventory: Inventory<SubscriptionNeed>,
): boolean {
  return isOfArchive(destinationArn, region, inventory) && isHealthyDestination(inventory, destinationArn);
}

function reasonOf(
  subscriptions: readonly Subscription[],
  filterCount: number,
  { region }: LogGroup,
  inventory: Inventory<never>,
): SubscriptionRoute['state'] {
  const central = subscriptions.filter(
    ({ destinationArn }) =>
      isOfArchive(destinationArn, region, inventory) ||
      inventory.parameters.approvedDestinationArns.includes(destinationArn),
  );
  if (central.some(({ pattern }) => pattern === '')) return 'unhealthy-destination';
  if (central.length > 0) return 'narrowed-pattern';
  if (filterCount >= FILTER_SLOTS) return 'no-slot';
  return subscriptions.length > 0 ? 'other-destination' : 'no-filter';
}

function filtersOf(logGroup: LogGroup, inventory: Inventory<'log-subscriptions'>): readonly Subscription[] {
  const filters = inventory.detail('log-subscriptions', placeOf(logGroup), logGroup.id)?.filters ?? [];
  return filters.map(({ destinationArn, pattern }) => ({ by: 'group-filter', destinationArn, pattern }));
}

function asSubscription({ destinationArn, pattern }: Policy): Subscription {
  return { by: 'account-policy', destinationArn, pattern };
}

function route(
  state: SubscriptionRoute['state'],
  subscriptions: readonly Subscription[],
  endsInArchive = false,
): SubscriptionRoute {
  const destinations = [...new Set(subscriptions.map(({ destinationArn }) => destinationArn))].sort();
  return { state, destinations, endsInArchive };
}

function causeOfCriteria({ account, region, id, selectionCriteria }: Policy): Cause {
  const detail = `the selection criteria are not understood: ${selectionCriteria}`;
  const { operation } = RESOURCES['log-account-policy'];
  return { account, region, operation, resource: id, outcome: 'failed', detail };
}
