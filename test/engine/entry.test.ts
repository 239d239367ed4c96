import { expect, it } from 'vitest';
import { causesOf as causesIn } from '../../engine/known.ts';
import type { Cell } from '../../model/cell.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { causesOf, changed, inventoryOf, inventoryOfSnapshot } from './example-inventory.ts';

const WORKLOAD = '444455556666';
const HERE = { account: WORKLOAD, region: 'ca-central-1' } as const;

function refused(account: string, operation: Cell['operation']): Cell {
  return {
    ...{ account, region: 'global', operation, resource: null, outcome: 'denied', at: '2026-11-01T12:00:00.000Z' },
    ...{ pages: 0, count: 0, code: 'AccessDenied', detail: 'not authorized' },
  };
}

/** The workload account has no regions. `cells` stand with the organization, or are all that the account has. */
function worldWith(name: 'organization' | typeof WORKLOAD, cells: readonly Cell[]) {
  const targets = { accounts: [{ account: WORKLOAD, regions: null }] };
  return inventoryOfSnapshot(
    changed(exampleSnapshot({ resources: [], targets }), {
      shard: (shard) => (shard.name === name ? { cells } : shard.name === WORKLOAD ? { cells: [] } : {}),
    }),
  );
}

it.each(['sts:AssumeRole', 'sts:GetCallerIdentity', 'account:ListRegions', 'ec2:DescribeRegions'])(
  'an account is not known when %s was refused',
  async (operation) => {
    const inventory = await worldWith(WORKLOAD, [refused(WORKLOAD, operation)]);
    const cause = { ...HERE, region: 'global', operation, resource: null, outcome: 'denied', detail: 'not authorized' };
    expect(causesOf(() => inventory.all('vpc', HERE))).toEqual([cause]);
    expect(causesOf(() => inventory.regions(WORKLOAD))).toEqual([cause]);
    expect(inventory.crossAccount.deliveryBuckets().causes).toEqual([cause]);
  },
);

it('an account is not blamed for another one that could not be entered', async () => {
  const inventory = await worldWith('organization', [refused('555566667777', 'sts:AssumeRole')]);
  expect(causesOf(() => inventory.all('vpc', HERE))).toEqual([
    {
      ...{ ...HERE, operation: 'ec2:DescribeVpcs', resource: null, outcome: 'not-asked' },
      detail: 'the scan has no answer to this question',
    },
  ]);
});

it('what is read once per account is found from each of its regions', async () => {
  const bucket = { type: 'bucket', account: WORKLOAD, name: 'local' } as const;
  const inventory = await inventoryOf({
    resources: [bucket],
    gaps: [{ type: 'bucket', account: '333344445555', outcome: 'denied' }],
  });
  expect(inventory.all('bucket', HERE).map(({ name }) => name)).toEqual(['local']);
  expect(causesOf(() => inventory.all('bucket', { account: '333344445555', region: 'eu-west-1' }))).toEqual([
    {
      ...{ account: '333344445555', region: 'global', operation: 's3:ListBuckets', resource: null },
      ...{ outcome: 'denied', detail: 'denied' },
    },
  ]);
});

it('a bug while something is looked up is no cause of an unknown', () => {
  const bug = new TypeError('a bug');
  expect(() =>
    causesIn(() => {
      throw bug;
    }),
  ).toThrow(bug);
});
