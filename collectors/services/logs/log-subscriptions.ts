import type { SubscriptionFilter } from '@aws-sdk/client-cloudwatch-logs';
import type { Place, Region } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import type { Targets } from '../../../model/snapshot.ts';
import { expectSame, required, text } from '../../answer.ts';
import { parseArn } from '../../arn.ts';
import { pages } from '../../aws/pages.ts';
import type { Collector } from '../../collector.ts';

/**
 * Subscription filters of one log group. It takes one call for each group at five calls a second, so groups that an
 * account policy already sends to the log archive are not asked about; nor are groups of classes without subscriptions.
 */
export const logSubscriptions: Collector<'log-subscriptions', 'log-group'> = {
  after: ['log-account-policy'],
  wants: (group, known) =>
    group.class === 'STANDARD' &&
    !known
      .seen('log-account-policy', group.region as Region)
      .some((policy) => coversByPolicy(policy, group, known.targets)),
  async *collect({ parent, place, aws }) {
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
    yield toLogSubscriptions(place, parent.id, filters);
  },
};

/** Sorted by name. */
export function toLogSubscriptions(
  place: Place,
  logGroupArn: string,
  found: readonly SubscriptionFilter[],
): ResourceOf<'log-subscriptions'> {
  const filters = found.map((filter) => ({
    name: required(filter.filterName, 'filterName'),
    destinationArn: required(filter.destinationArn, 'destinationArn'),
    // AWS gives an empty one; one that is missing could hide what is left out.
    pattern: text(filter.filterPattern, 'filterPattern'),
  }));
  return { type: 'log-subscriptions', id: logGroupArn, ...place, filters: filters.sort(byName) };
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
    policy.pattern === '' &&
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
