import type { AccountPolicy, LogGroup, MetricFilter, SubscriptionFilter } from '@aws-sdk/client-cloudwatch-logs';
import { hexOf, longAgo } from '../../landing-zone/identifiers.ts';
import { destinationArn } from '../../landing-zone/log-pipeline.ts';
import { flowLogGroupName, keyArn, TRAIL_LOG_GROUP, vpcNames } from '../../landing-zone/names.ts';
import { accountOf, type Plan } from '../../landing-zone/plan.ts';
import { METRIC_FILTERS } from './metric-filters.ts';

/** A log group with what hangs on it. */
export type LogGroupState = {
  readonly group: LogGroup;
  subscriptions: SubscriptionFilter[];
  readonly metricFilters: MetricFilter[];
};

/** The log groups of one account and region, sorted by name as AWS lists them. */
export function buildLogGroups(plan: Plan, account: string, region: string): LogGroupState[] {
  const groups = [
    ...generalNames(plan, account).map((name) => toLogGroup(plan, account, region, name)),
    ...vpcNames(plan, account).map((name) => toLogGroup(plan, account, region, flowLogGroupName(name))),
  ];
  if (region === plan.homeRegion) groups.push(...specialGroups(plan, account, region));
  return groups
    .map((group) => ({
      group,
      subscriptions: subscriptionsOf(plan, region, group),
      metricFilters: group.logGroupName === TRAIL_LOG_GROUP ? METRIC_FILTERS.map((filter) => ({ ...filter })) : [],
    }))
    .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** The account-wide subscription of one account and region, where the landing zone works that way. */
export function buildAccountPolicies(plan: Plan, account: string, region: string): AccountPolicy[] {
  if (plan.subscriptions === 'filter-per-group') return [];
  return [
    {
      policyName: 'ACCELERATOR_ACCOUNT_SUBSCRIPTION_POLICY',
      policyDocument: JSON.stringify({
        DestinationArn: destinationArn(plan, region),
        FilterPattern: '',
        Distribution: 'Random',
      }),
      lastUpdatedTime: longAgo(plan.now, plan.seed, 'account-policy', account, region).getTime(),
      policyType: 'SUBSCRIPTION_FILTER_POLICY',
      scope: 'ALL',
      selectionCriteria: `LogGroupName NOT IN ["${TRAIL_LOG_GROUP}"]`,
      accountId: account,
    },
  ];
}

function nameOf({ group }: LogGroupState): string {
  return group.logGroupName ?? '';
}

function generalNames(plan: Plan, account: string): readonly string[] {
  const { name } = accountOf(plan, account);
  return Array.from({ length: plan.logGroupsPerRegion }, (_, index) =>
    index === 0 ? '/ASEA/SSM' : `/aws/lambda/${name}-function-${String(index).padStart(3, '0')}`,
  );
}

function specialGroups(plan: Plan, account: string, region: string): LogGroup[] {
  const { retentionInDays: _, ...everlasting } = toLogGroup(plan, account, region, '/aws/codebuild/kept-for-ever');
  const delivery = toLogGroup(plan, account, region, '/aws/vendedlogs/delivery');
  const groups: LogGroup[] = [everlasting, { ...delivery, logGroupClass: 'DELIVERY', retentionInDays: 1 }];
  if (account === plan.core.management) groups.push(toLogGroup(plan, account, region, TRAIL_LOG_GROUP));
  return groups;
}

function toLogGroup(plan: Plan, account: string, region: string, name: string): LogGroup {
  const arn = `arn:aws:logs:${region}:${account}:log-group:${name}`;
  const encrypted = name.startsWith('/ASEA/');
  return {
    logGroupName: name,
    creationTime: longAgo(plan.now, plan.seed, 'log-group', account, region, name).getTime(),
    retentionInDays: 731,
    metricFilterCount: name === TRAIL_LOG_GROUP ? METRIC_FILTERS.length : 0,
    arn: `${arn}:*`,
    storedBytes: Number.parseInt(hexOf(plan.seed, 6, 'bytes', account, region, name), 16),
    ...(encrypted ? { kmsKeyId: keyArn(plan, account, region) } : {}),
    logGroupClass: 'STANDARD',
    logGroupArn: arn,
  };
}

function subscriptionsOf(plan: Plan, region: string, group: LogGroup): SubscriptionFilter[] {
  if (group.logGroupClass !== 'STANDARD') return [];
  // The account policy leaves the trail's group out, so that one keeps a filter of its own.
  if (plan.subscriptions === 'account-policy' && group.logGroupName !== TRAIL_LOG_GROUP) return [];
  return [
    {
      filterName: 'ASEA-LogDestinationOrg',
      logGroupName: group.logGroupName,
      filterPattern: '',
      destinationArn: destinationArn(plan, region),
      distribution: 'ByLogStream',
      creationTime: group.creationTime,
    },
  ];
}
