import { service } from '../../service.ts';
import { logAccountPolicy } from './log-account-policy.ts';
import { logDestination } from './log-destination.ts';
import { logGroup } from './log-group.ts';
import { logSubscriptions } from './log-subscriptions.ts';
import { metricFilter } from './metric-filter.ts';

export const logs = service({
  client: 'cloudwatchlogs',
  collectors: {
    'log-account-policy': logAccountPolicy,
    'log-destination': logDestination,
    'log-group': logGroup,
    'log-subscriptions': logSubscriptions,
    'metric-filter': metricFilter,
  },
  limits: {
    service: { perSecond: 5 },
    operations: {
      'logs:DescribeLogGroups': { perSecond: 10 },
      // Not adjustable: AWS refuses to raise it.
      'logs:DescribeSubscriptionFilters': { perSecond: 5 },
      'logs:DescribeLogStreams': { perSecond: 25 },
    },
  },
  actions: { 'logs:DescribeAccountPolicies': ['logs:DescribeAccountPolicies', 'logs:DescribeSubscriptionFilters'] },
});
