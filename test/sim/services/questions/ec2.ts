import type { Questions } from './question.ts';

export const questions: Questions = ({ core, workloads: [member = ''] }) => [
  ['ec2:DescribeRegions', member, { AllRegions: true }],
  ['ec2:DescribeVpcs', member, { MaxResults: 100 }],
  ['ec2:DescribeVpcs', core.logArchive, {}],
  ['ec2:DescribeFlowLogs', member, { MaxResults: 100 }],
];
