import { beforeAll, describe, expect, test } from 'vitest';
import { DECLARED_OPERATIONS } from '../../collectors/permissions.ts';
import { Cell, isKnown } from '../../model/cell.ts';
import { Resource } from '../../model/resource.ts';
import { type Shard, Targets } from '../../model/snapshot.ts';
import { ALL_TYPES, type SimulatedScan, scanSimulated, smallLandingZone } from './simulated.ts';

function gapsOf({ shards }: SimulatedScan): Cell[] {
  return [...shards.values()].flatMap(({ cells }) => cells.filter((cell) => !isKnown(cell)));
}

function named({ account, region, operation, resource }: Cell): string {
  return `${account} ${region} ${operation} ${resource}`;
}

describe('a compliant organization', () => {
  let scan: SimulatedScan;
  let cells: Cell[];
  let resources: Resource[];
  beforeAll(async () => {
    scan = await scanSimulated({ landingZone: smallLandingZone() });
    cells = [...scan.shards.values()].flatMap((shard: Shard) => [...shard.cells]);
    resources = [...scan.shards.values()].flatMap((shard: Shard) => [...shard.resources]);
  });

  test('is collected without a gap, and the simulation understood every call', () => {
    expect(gapsOf(scan)).toEqual([]);
    expect(scan.faultsOfOurOwn).toEqual([]);
  });

  test('has a shard for every scanned account and one for the organization', () => {
    const scanned = scan.targets.accounts.filter(({ leftOut }) => leftOut === null).map(({ account }) => account);
    expect([...scan.shards.keys()].sort()).toEqual([...scanned, 'organization'].sort());
  });

  test('keeps to the schemas of a snapshot', () => {
    Targets.parse(scan.targets);
    expect(cells.map((cell) => Cell.parse(cell))).toEqual(cells);
    expect(resources.map((resource) => Resource.parse(resource))).toEqual(resources);
  });

  test('gives something of every type but the policies that it does not use', () => {
    const given = new Set(resources.map(({ type }) => type));
    expect(ALL_TYPES.filter((type) => !given.has(type))).toEqual(['log-account-policy', 'bucket-object-lock']);
  });

  test('no call is made twice', () => {
    const calls = scan.calls.map(({ account, region, operation, input }) =>
      JSON.stringify([account, region, operation, input]),
    );
    expect(calls.filter((call, index) => calls.indexOf(call) !== index)).toEqual([]);
  });

  test('only declared operations are called, and each of them is', () => {
    const called = new Set<string>(scan.calls.map(({ operation }) => operation));
    // EC2 is asked for the regions only where Account Management refuses.
    expect([...called, 'ec2:DescribeRegions'].sort()).toEqual(DECLARED_OPERATIONS);
  });

  test('no question has two cells', () => {
    const names = cells.map(named);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('shared VPCs are kept by their owner only', () => {
    const vpcs = resources.filter((resource) => resource.type === 'vpc');
    const ids = vpcs.map(({ vpcId }) => vpcId);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

test('log groups that an account policy covers are not asked for their filters, those that it excludes are', async () => {
  const landingZone = smallLandingZone();
  landingZone.useAccountPolicies();
  const scan = await scanSimulated({ landingZone, types: ['log-subscriptions'] });
  expect(gapsOf(scan)).toEqual([]);
  const asked = scan.calls.filter(({ operation }) => operation === 'logs:DescribeSubscriptionFilters');
  expect(asked.map(({ account, input }) => ({ account, input }))).toEqual([
    { account: landingZone.core.management, input: { logGroupName: '/ASEA/CloudTrail' } },
  ]);
});

test.each([
  ['denied', 'denied'],
  ['denied-by-scp', 'denied-by-scp'],
  ['html', 'failed'],
  ['empty', 'failed'],
  ['missing-member', 'failed'],
])('a listing that is %s is a gap, not an empty account', async (kind, outcome) => {
  const landingZone = smallLandingZone();
  const account = landingZone.workloads[0] ?? '';
  const faults = [`${kind}:operation=ec2:DescribeVpcs,account=${account},region=us-east-1`];
  const scan = await scanSimulated({ landingZone, faults, types: ['vpc'] });
  expect(gapsOf(scan).map((cell) => `${named(cell)} ${cell.outcome}`)).toEqual([
    `${account} us-east-1 ec2:DescribeVpcs null ${outcome}`,
  ]);
  expect(scan.shards.get(account)?.resources.filter(({ region }) => region === 'us-east-1')).toEqual([]);
});

test('a listing that goes round in circles is a gap, and none of it is kept', async () => {
  const landingZone = smallLandingZone();
  const account = landingZone.workloads[0] ?? '';
  const faults = [`repeated-token:operation=logs:DescribeLogGroups,account=${account},region=us-east-1`];
  const scan = await scanSimulated({ landingZone, faults, types: ['log-group'] });
  expect(gapsOf(scan).map((cell) => `${named(cell)} ${cell.outcome}`)).toEqual([
    `${account} us-east-1 logs:DescribeLogGroups null failed`,
  ]);
  expect(scan.shards.get(account)?.resources.filter(({ region }) => region === 'us-east-1')).toEqual([]);
});

test('an empty page in the middle of a listing takes nothing away', async () => {
  const landingZone = smallLandingZone();
  const whole = await scanSimulated({ landingZone, types: ['log-group'] });
  const paged = await scanSimulated({
    landingZone,
    types: ['log-group'],
    faults: ['empty-page-with-token:operation=logs:*'],
  });
  const resourcesOf = (scan: SimulatedScan) => [...scan.shards.values()].flatMap(({ resources }) => resources);
  expect(resourcesOf(paged).sort(byId)).toEqual(resourcesOf(whole).sort(byId));
  expect(gapsOf(paged)).toEqual([]);
});

test('the detail of one resource that is refused takes only that one away', async () => {
  const landingZone = smallLandingZone();
  const faults = ['denied:operation=s3:GetBucketVersioning,times=1'];
  const scan = await scanSimulated({ landingZone, faults, types: ['bucket-versioning'] });
  const [gap, ...others] = gapsOf(scan);
  expect(others).toEqual([]);
  const buckets = [...scan.shards.values()].flatMap(({ resources }) => resources);
  const read = buckets.filter(({ type }) => type === 'bucket-versioning').map(({ id }) => id);
  const listed = buckets.filter(({ type }) => type === 'bucket-location').map(({ id }) => id);
  expect([...read, gap?.resource].sort()).toEqual(listed.sort());
});

test.each(['sts:AssumeRole', 'ec2:DescribeFlowLogs', 's3:GetBucketLocation'])(
  'a scan that is ended at the first %s has a shard of every account that it opened, and no question without its cell',
  async (operation) => {
    const landingZone = smallLandingZone();
    const end = new AbortController();
    const onCall = (call: { readonly operation: string }) => {
      if (call.operation === operation) end.abort();
    };
    const scan = await scanSimulated({ landingZone, onCall, signal: end.signal });
    expect(new Set(gapsOf(scan).map(({ outcome, code }) => `${outcome} ${code}`))).toEqual(
      new Set(['failed Interrupted']),
    );
    const scanned = scan.targets.accounts.filter(({ leftOut }) => leftOut === null).map(({ account }) => account);
    // Accounts that were never opened have none: judging names them as not asked.
    const opened = operation === 'sts:AssumeRole' ? [] : scanned;
    expect([...scan.shards.keys()].sort()).toEqual([...opened, 'organization'].sort());
  },
);

function byId(one: Resource, other: Resource): number {
  return one.id < other.id ? -1 : 1;
}
