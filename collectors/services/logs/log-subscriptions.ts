import type { SubscriptionFilter } from '@aws-sdk/client-cloudwatch-logs';
import { parseArn } from '../../../model/arn.ts';
import type { Place, Region } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import type { Targets } from '../../../model/snapshot.ts';
import { passesEverything, subscriptionExclusions } from '../../../model/subscription-scope.ts';
import { expectSame, required, text, textOrNull } from '../../answer.ts';
import { expectArn, type Whose } from '../../arn.ts';
import { pages } from '../../aws/pages.ts';
import type { Collector, Known } from '../../collector.ts';

/**
 * Subscription filters of one log group. It takes one call for each group at five calls a second, so only those groups
 * are asked about that a rule can judge: of the class that has subscriptions, in the scope of the configuration or the
 * target of a flow log whose way is followed, and not sent to the log archive by an account policy anyway.
 */
export const logSubscriptions: Collector<'log-subscriptions', 'log-group'> = {
  after: ['log-account-policy'],
  afterIfAsked: ['flow-log'],
  wants: (group, known) =>
    group.class === 'STANDARD' &&
    (subscriptionExclusions(group, known).length === 0 || isFollowed(group, known)) &&
    !known
      .seen('log-account-policy', group.region as Region)
      .some((policy) => coversByPolicy(policy, group, known.targets)),
  async *collect({ parent, place, aws, known }) {
    const { CloudWatchLogsClient, DescribeSubscriptionFiltersCommand } = await import(
      '@aws-sdk/client-cloudwatch-logs'
    );
    const logs = aws.client(CloudWatchLogsClient);
    const filters: SubscriptionFilter[] = [];
    const input = { logGroupName: parent.name };
    for await (const page of pages(
      logs,
      DescribeSubscriptionFiltersCommand,
      input,
      (answer) => answer.subscriptionFilters,
    )) {
      for (const filter of page) expectSame(filter.logGroupName, parent.name, 'logGroupName');
      filters.push(...page);
    }
    yield toLogSubscriptions(place, known.targets.partition, parent.id, filters);
  },
};

/**
 * Whether a flow log of the same place may deliver to a group, where the way of flow logs through subscriptions counts.
 * It is asked for one group too many rather than one too few: only the end of the destination is compared.
 */
function isFollowed({ name, region }: ResourceOf<'log-group'>, { parameters, seen }: Known): boolean {
  if (!parameters.acceptS3ViaLogSubscription) return false;
  return seen('flow-log', region as Region).some(
    ({ destinationType, destination, logGroupName }) =>
      destinationType === 'cloud-watch-logs' &&
      (destination === null ? logGroupName === name : destination.endsWith(`:${name}`)),
  );
}

/** Sorted by name. */
export function toLogSubscriptions(
  place: Place,
  partition: string,
  logGroupArn: string,
  found: readonly SubscriptionFilter[],
): ResourceOf<'log-subscriptions'> {
  const filters = found.map((filter) => ({
    name: required(filter.filterName, 'filterName'),
    destinationArn: destinationArn(filter, { partition, region: place.region }),
    // AWS gives an empty one; one that is missing could hide what is left out.
    pattern: text(filter.filterPattern, 'filterPattern'),
    narrowedBy: textOrNull(filter.fieldSelectionCriteria) === null ? [] : ['fieldSelectionCriteria'],
  }));
  return { type: 'log-subscriptions', id: logGroupArn, ...place, filters: filters.sort(byName) };
}

/** It may be another account's, and is always of the same region. */
function destinationArn(filter: SubscriptionFilter, whose: Whose): string {
  expectArn(filter.destinationArn, whose, 'destinationArn');
  return required(filter.destinationArn, 'destinationArn');
}

/**
 * Whether a policy sends everything that a group receives to a destination in the log archive, in the same region.
 * A policy whose criteria are not understood proves nothing.
 */
export function coversByPolicy(
  policy: ResourceOf<'log-account-policy'>,
  group: ResourceOf<'log-group'>,
  targets: Targets,
): boolean {
  const destination = parseArn(policy.destinationArn);
  return (
    passesEverything(policy) &&
    policy.excludedLogGroups !== null &&
    !policy.excludedLogGroups.includes(group.name) &&
    destination !== null &&
    destination.service === 'logs' &&
    destination.resource.startsWith('destination:') &&
    destination.account === targets.core.logArchive &&
    destination.region === group.region
  );
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}
