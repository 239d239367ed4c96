import type { LogGroup, SubscriptionFilter } from '@aws-sdk/client-cloudwatch-logs';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { destinationArn } from '../../landing-zone/log-pipeline.ts';
import { changeFirstWorkload, firstWorkload, found, type Violations } from '../../violations/violation.ts';
import type { LogGroupState } from './log-groups.ts';

const STRUCK = '/ASEA/SSM';
const UNSUBSCRIBED = ['ASEA-LM-CL-01', 'ASEA-LM-OV-01'];

/** Changes to the log group of Session Manager in the first workload account's home region. */
export const LOG_GROUP_VIOLATIONS: Violations = {
  'log-group-unsubscribed': {
    description: 'A log group has no subscription',
    requirements: UNSUBSCRIBED,
    apply: changeGroup((state) => {
      state.subscriptions = [];
    }),
  },
  'subscription-narrowed': {
    description: 'The subscription of a log group passes errors only',
    requirements: UNSUBSCRIBED,
    apply: changeSubscription({ filterPattern: 'ERROR' }),
  },
  'subscription-elsewhere': {
    description: 'The subscription of a log group goes to a destination outside the landing zone',
    requirements: UNSUBSCRIBED,
    apply: changeSubscription({
      destinationArn: 'arn:aws:logs:ca-central-1:999988887777:destination:somewhere-else',
    }),
  },
  'log-group-infrequent-access': {
    description: 'A log group has the class that knows no subscriptions',
    requirements: UNSUBSCRIBED,
    apply: changeGroup((state) => {
      state.group.logGroupClass = 'INFREQUENT_ACCESS';
      state.subscriptions = [];
    }),
  },
  'account-policy-narrowed': {
    description: 'An account is subscribed by one policy, which passes errors only',
    requirements: UNSUBSCRIBED,
    apply: (landingZone) => subscribeByPolicy(landingZone, 'ERROR', undefined),
  },
  'account-policy-excludes-group': {
    description: 'An account is subscribed by one policy, which leaves a log group out',
    requirements: UNSUBSCRIBED,
    apply: (landingZone) => subscribeByPolicy(landingZone, '', `LogGroupName NOT IN ["${STRUCK}"]`),
  },
  'log-group-retention-90-days': {
    description: 'A log group keeps its events for 90 days',
    requirements: ['ASEA-LM-CL-05'],
    apply: changeRetention(90),
  },
  'log-group-retention-545-days': {
    description: 'A log group keeps its events for 545 days, the longest time below two years',
    requirements: ['ASEA-LM-CL-05'],
    apply: changeRetention(545),
  },
};

function changeGroup(change: (state: LogGroupState) => void) {
  return (landingZone: LandingZone): void =>
    changeFirstWorkload(landingZone, ({ logs }) => {
      const struck = logs.logGroups.find(({ group }) => group.logGroupName === STRUCK);
      change(found(struck, `a log group ${STRUCK}`));
    });
}

function changeSubscription(change: Partial<SubscriptionFilter>) {
  return changeGroup(({ subscriptions }) => {
    Object.assign(found(subscriptions[0], 'a subscription filter'), change);
  });
}

function changeRetention(days: NonNullable<LogGroup['retentionInDays']>) {
  return changeGroup(({ group }) => {
    group.retentionInDays = days;
  });
}

/** Puts an account policy in the place of all subscription filters of the first workload account's home region. */
function subscribeByPolicy(landingZone: LandingZone, pattern: string, selectionCriteria: string | undefined): void {
  const { plan, homeRegion, now } = landingZone;
  changeFirstWorkload(landingZone, ({ logs }) => {
    for (const logGroup of logs.logGroups) logGroup.subscriptions = [];
    logs.accountPolicies.length = 0;
    logs.accountPolicies.push({
      policyName: 'ACCELERATOR_ACCOUNT_SUBSCRIPTION_POLICY',
      policyDocument: JSON.stringify({ DestinationArn: destinationArn(plan, homeRegion), FilterPattern: pattern }),
      lastUpdatedTime: now.getTime(),
      policyType: 'SUBSCRIPTION_FILTER_POLICY',
      scope: 'ALL',
      accountId: firstWorkload(landingZone),
      ...(selectionCriteria === undefined ? {} : { selectionCriteria }),
    });
  });
}
