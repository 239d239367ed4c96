import type { OperationName } from '../../model/cell.ts';

/** Every operation that finding the targets may send, besides those of the model's definitions; sorted. */
export const TARGET_OPERATIONS = [
  'account:ListRegions',
  'ec2:DescribeRegions',
  'organizations:DescribeOrganization',
  'organizations:ListAccounts',
  'organizations:ListAccountsForParent',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:ListRoots',
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
] as const satisfies readonly OperationName[];
