import { describe, expect, it } from 'vitest';
import { causeOfGap, distinctCauses } from '../../engine/inventory/causes.ts';
import type { Cell } from '../../model/cell.ts';
import type { Manifest } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { causesOf, changed, inventoryOf, inventoryOfSnapshot } from './example-inventory.ts';
import { REFUSED } from './synthetic.ts';

const WORKLOAD = { account: '444455556666', region: 'ca-central-1' } as const;
const ARCHIVE = { account: '222233334444', region: 'global' } as const;
const BUCKET = 'arn:aws:s3:::asea-logarchive-phase0-cacentral1-example';
const NO_ANSWER = 'the scan has no answer to this question';
const NOT_SCANNED = 'the region is not among those scanned in the account';

const REFUSED_VPCS: Cell = {
  ...{
    ...WORKLOAD,
    operation: 'ec2:DescribeVpcs',
    resource: null,
    outcome: 'denied',
    at: '2026-11-01T12:00:00.000Z',
  },
  ...{ pages: 0, count: 0, code: 'AccessDenied', detail: null },
};

/** The inventory of an example in which the questions of some operations were not asked. */
function worldWithout(example: Example, operations: readonly string[]) {
  return inventoryOfSnapshot(
    changed(exampleSnapshot(example), {
      shard: ({ cells }) => ({ cells: cells.filter(({ operation }) => !operations.includes(operation)) }),
    }),
  );
}

describe('what follows from an earlier answer', () => {
  const encrypted: Example = {
    resources: [{ type: 'bucket' }, { type: 'bucket-encryption' }, { type: 'kms-key' }, { type: 'kms-key-rotation' }],
  };

  it('is not known where the earlier question was refused', async () => {
    const inventory = await inventoryOf({ ...encrypted, gaps: [{ type: 'kms-key', id: BUCKET, outcome: 'denied' }] });
    const refused = { ...ARCHIVE, operation: 'kms:DescribeKey', resource: BUCKET, outcome: 'denied', detail: 'denied' };
    expect(causesOf(() => inventory.detail('kms-key-rotation', ARCHIVE, BUCKET))).toEqual([refused]);
  });

  it('is not known where it was asked all the same, and refused', async () => {
    const key = { ...ARCHIVE, operation: 'kms:DescribeKey', resource: BUCKET, outcome: 'denied' } as const;
    const inventory = await inventoryOfSnapshot(
      changed(exampleSnapshot({ resources: [{ type: 'bucket' }] }), {
        shard: ({ name, cells }) => ({
          cells: name === ARCHIVE.account ? [...cells, { ...REFUSED_VPCS, ...key }] : cells,
        }),
      }),
    );
    expect(inventory.detail('bucket-encryption', ARCHIVE, BUCKET)).toBeNull();
    expect(causesOf(() => inventory.detail('kms-key', ARCHIVE, BUCKET))).toEqual([{ ...key, detail: 'AccessDenied' }]);
  });

  it('is not known where the earlier question had an answer and this one was not asked', async () => {
    const inventory = await worldWithout(encrypted, ['kms:GetKeyRotationStatus']);
    expect(inventory.detail('kms-key', ARCHIVE, BUCKET)?.id).toBe(BUCKET);
    expect(causesOf(() => inventory.detail('kms-key-rotation', ARCHIVE, BUCKET))).toEqual([
      { ...ARCHIVE, operation: 'kms:GetKeyRotationStatus', resource: BUCKET, outcome: 'not-asked', detail: NO_ANSWER },
    ]);
  });
});

describe('one resource of a list', () => {
  const example: Example = { resources: [{ type: 'vpc' }] };

  it('is there, or null where the list does not have it', async () => {
    const inventory = await inventoryOf(example);
    const [vpc] = inventory.all('vpc', WORKLOAD);
    expect(inventory.detail('vpc', WORKLOAD, vpc?.id ?? '')).toEqual(vpc);
    expect(inventory.detail('vpc', WORKLOAD, 'arn:aws:ec2:ca-central-1:444455556666:vpc/vpc-none')).toBeNull();
  });

  it('is not known of a region that was not scanned', async () => {
    const inventory = await inventoryOf(example);
    const elsewhere = { ...WORKLOAD, region: 'eu-west-1' };
    expect(causesOf(() => inventory.detail('vpc', elsewhere, 'any'))).toEqual([
      { ...elsewhere, operation: 'ec2:DescribeVpcs', resource: null, outcome: 'not-asked', detail: NOT_SCANNED },
    ]);
  });

  it('is not known where the list was refused', async () => {
    const inventory = await inventoryOf({ ...example, gaps: [{ type: 'vpc', outcome: 'throttled' }] });
    expect(causesOf(() => inventory.detail('vpc', WORKLOAD, 'any'))).toEqual([
      { ...WORKLOAD, operation: 'ec2:DescribeVpcs', resource: null, outcome: 'throttled', detail: 'throttled' },
    ]);
  });
});

it('what was read of an account and stands with the organization counts as read', async () => {
  const snapshot = exampleSnapshot({ resources: [{ type: 'bucket' }, { type: 'bucket-versioning' }] });
  const { cells, resources } = await snapshot.shard(ARCHIVE.account);
  const inventory = await inventoryOfSnapshot(
    changed(snapshot, {
      shard: ({ name }) =>
        name === 'organization' ? { cells, resources } : name === ARCHIVE.account ? { cells: [], resources: [] } : {},
    }),
  );
  expect(inventory.detail('bucket-versioning', ARCHIVE, BUCKET)?.status).toBe('Enabled');
  expect(inventory.all('bucket', ARCHIVE).map(({ id }) => id)).toEqual([BUCKET]);
  expect(inventory.gaps(ARCHIVE)).toEqual([]);
});

describe('the gaps of a place', () => {
  it('are its own, and not those of other accounts that stand with the organization', async () => {
    const inventory = await inventoryOfSnapshot(
      changed(exampleSnapshot({ resources: [] }), {
        shard: ({ name, cells }) => ({
          cells: name === 'organization' ? [{ ...REFUSED_VPCS, account: '555566667777' }] : cells,
        }),
      }),
    );
    expect(inventory.gaps(WORKLOAD)).toEqual([]);
  });

  it('hold a question about the whole place that was only asked about one thing in it', async () => {
    const inventory = await inventoryOfSnapshot(
      changed(exampleSnapshot({ resources: [] }), {
        shard: ({ cells }) => ({
          cells: cells.map((cell) => (cell.operation === 'ec2:DescribeVpcs' ? { ...cell, resource: 'vpc-1' } : cell)),
        }),
      }),
    );
    expect(inventory.gaps(WORKLOAD)).toEqual([
      { ...WORKLOAD, operation: 'ec2:DescribeVpcs', resource: null, outcome: 'not-asked', detail: NO_ANSWER },
    ]);
  });
});

it('a gap is told with the message that came, and without one with its code', () => {
  const refused = { ...WORKLOAD, operation: 'ec2:DescribeVpcs', resource: null, outcome: 'denied' };
  expect(causeOfGap(REFUSED_VPCS)).toEqual({ ...refused, detail: 'AccessDenied' });
  expect(causeOfGap({ ...REFUSED_VPCS, detail: 'not authorized' })).toEqual({ ...refused, detail: 'not authorized' });
});

it('an account that is no target of the scan is not known, and nothing in it', async () => {
  const inventory = await inventoryOf({ resources: [] });
  expect(causesOf(() => inventory.all('bucket', { account: '999900001111', region: 'global' }))).toEqual([
    {
      ...{ account: '999900001111', region: 'global', operation: 's3:ListBuckets', resource: null },
      ...{ outcome: 'not-asked', detail: 'the account is not a target of the scan' },
    },
  ]);
  expect(causesOf(() => inventory.target('999900001111'))).toEqual([
    {
      ...{ account: '999900001111', region: 'global', operation: null, resource: null, outcome: 'not-asked' },
      detail: 'the account is not a target of the scan',
    },
  ]);
});

it('a fact that tallies before all others are judged is a bug, and no answer', async () => {
  const inventory = await inventoryOf({ resources: [] });
  expect(() => inventory.tally('ASEA-LM-OV-01')).toThrow(
    'a fact that tallies ASEA-LM-OV-01 has to be marked as rollUp',
  );
});

it('causes stand in one order, those about a whole place before those about one thing, and each once', () => {
  const about = { ...REFUSED, resource: 'A' };
  const withoutQuestion = { ...REFUSED, operation: null };
  const withoutDetail = { ...REFUSED, detail: null };
  const ordered = [withoutQuestion, withoutDetail, { ...REFUSED, detail: 'A' }, REFUSED, about];
  expect(distinctCauses([...ordered.toReversed(), REFUSED, about])).toEqual(ordered);
});

describe('a question that the scan left out', () => {
  it('names the parameters that it was taken for, where others are judged by', async () => {
    const snapshot = changed(exampleSnapshot({ resources: [{ type: 'bucket' }] }), {
      shard: ({ cells }) => ({ cells: cells.filter(({ operation }) => operation !== 's3:GetBucketVersioning') }),
    });
    const detailWith = async (changes: Partial<Manifest['parameters']>) => {
      const inventory = await inventoryOfSnapshot(snapshot, { ...snapshot.manifest.parameters, ...changes });
      return causesOf(() => inventory.detail('bucket-versioning', ARCHIVE, BUCKET)).map(({ outcome, detail }) => [
        outcome,
        detail,
      ]);
    };
    expect(await detailWith({ logBuckets: ['one'] })).toEqual([
      ['not-asked', 'the scan was taken for other parameters: logBuckets'],
    ]);
    expect(await detailWith({ minDays: 1, logBuckets: [], requireCmk: false, minRetentionDays: 1 })).toEqual([
      ['not-asked', 'the scan was taken for other parameters: logBuckets, minDays, minRetentionDays, and 1 more'],
    ]);
    // A list with another order is the same list.
    expect(await detailWith({ sseS3Buckets: snapshot.manifest.parameters.sseS3Buckets.toReversed() })).toEqual([
      ['not-asked', NO_ANSWER],
    ]);
  });
});
