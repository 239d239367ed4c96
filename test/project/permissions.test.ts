import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TARGET_OPERATIONS } from '../../collectors/targets/operations.ts';
import { READINGS } from '../../model/resource.ts';

const page = readFileSync(new URL('../../docs/install.md', import.meta.url), 'utf8');

/** Operations whose permission has another name. */
const ACTIONS: Readonly<Record<string, string>> = {
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
};

/** Actions that an operation needs besides its own. */
const BESIDES: Readonly<Record<string, string>> = {
  'logs:DescribeAccountPolicies': 'logs:DescribeSubscriptionFilters',
};

/** AWS allows it to everybody. */
const FREE = 'sts:GetCallerIdentity';

const operations = [...Object.values(READINGS).map(({ operation }) => operation), ...TARGET_OPERATIONS];
const needed = [
  ...new Set(operations.flatMap((operation) => [ACTIONS[operation] ?? operation, BESIDES[operation] ?? []].flat())),
]
  .filter((action) => action !== FREE)
  .sort();

/** The actions of the policy that follows the marker, in the order of the page. */
function documented(whom: string): string[] {
  const [, policy] = page.split(`<!-- permissions: ${whom} -->`)[1]?.split('```json\n') ?? [];
  const { Statement } = JSON.parse(policy?.split('```')[0] ?? '{}') as { Statement: { Action: string[] }[] };
  return Statement.flatMap(({ Action }) => Action);
}

it('the scan role may do what the collectors declare, and nothing else', () => {
  const reading = needed.filter((action) => !/^(organizations|sts):/.test(action));
  expect(documented('every account')).toEqual(reading);
});

it('the management account also lets the organization be read, and nothing else', () => {
  expect(documented('management account')).toEqual(needed.filter((action) => action.startsWith('organizations:')));
});

it('the scanning principal may assume the role, and nothing else', () => {
  expect(documented('scanning principal')).toEqual(needed.filter((action) => action.startsWith('sts:')));
});

it('every permission reads', () => {
  const writing = [...documented('every account'), ...documented('management account')].filter(
    (action) => !/:(Describe|Get|List)[A-Z]/.test(action),
  );
  expect(writing).toEqual([]);
});
