import type { Questions } from './question.ts';

export const questions: Questions = ({ core }) => [
  ['logs:DescribeSubscriptionFilters', core.management, { logGroupName: '/ASEA/CloudTrail' }],
  ['logs:DescribeAccountPolicies', core.management, { policyType: 'SUBSCRIPTION_FILTER_POLICY' }],
  ['logs:DescribeDestinations', core.logArchive, {}],
];
