import { describe, expect, test } from 'vitest';
import { UndeclaredOperation } from '../../../collectors/aws/undeclared-operation.ts';
import type { CellKey } from '../../../collectors/runner/ask.ts';
import type { Progress } from '../../../collectors/runner/collect.ts';
import type { Cell } from '../../../model/cell.ts';
import { collectFake, fakeCollectors, generous, targetAccount } from './fake-accounts.ts';

const region = 'ca-central-1';
const workload = targetAccount('444455556666', [region]);
const other = targetAccount('555566667777', [region]);
const at = '2026-11-01T12:00:00.000Z';

test('a refused call is a gap, and what was read before the refusal is dropped', async () => {
  const refuses = ({ operation }: CellKey) => operation === 'cloudtrail:DescribeTrails';
  const [, shard] = await collectFake({ ...generous, refuses }, [workload], { types: ['trail-status'] });
  expect(shard).toEqual({
    name: '444455556666',
    cells: [
      {
        account: '444455556666',
        region,
        operation: 'cloudtrail:DescribeTrails',
        resource: null,
        outcome: 'denied',
        at,
        pages: 0,
        count: 0,
        code: 'AccessDenied',
        detail: 'no permission',
      },
    ],
    resources: [],
  });
});

test('a listing with the same thing twice is not believed', async () => {
  const twice = {
    type: 'bucket',
    id: 'arn:aws:s3:::logs',
    account: workload.account,
    region: 'global',
    name: 'logs',
  } as const;
  const collectors = {
    ...fakeCollectors(generous),
    bucket: {
      provides: 'bucket' as const,
      collect: async function* () {
        yield twice;
        yield twice;
      },
    },
  };
  const [, shard] = await collectFake(generous, [workload], { types: ['bucket'], collectors });
  expect(shard?.resources).toEqual([]);
  expect(shard?.cells).toEqual([
    expect.objectContaining({
      outcome: 'failed',
      code: 'UnexpectedValue',
      detail: 'the list has arn:aws:s3:::logs twice',
    }),
  ]);
});

test('an account whose regions are not known has the cells that say why, and nothing else', async () => {
  const cell: Cell = {
    account: workload.account,
    region: 'global',
    operation: 'sts:AssumeRole',
    resource: null,
    outcome: 'denied',
    at,
    pages: 0,
    count: 0,
    code: 'AccessDenied',
    detail: 'not authorized',
  };
  const found = {
    organization: { cells: [], resources: [] },
    accounts: new Map([[workload.account, { cells: [cell], resources: [] }]]),
  };
  const shards = await collectFake(generous, [{ ...workload, regions: null }], { found });
  expect(shards).toEqual([
    { name: 'organization', cells: [], resources: [] },
    { name: workload.account, cells: [cell], resources: [] },
  ]);
});

test('what finding the targets has read is not asked again', async () => {
  const management = targetAccount('111122223333', [region], ['management']);
  const resource = {
    type: 'organization',
    id: 'arn:aws:organizations::111122223333:organization/o-exampleorg',
    account: management.account,
    region: 'global',
    organizationId: 'o-exampleorg',
    managementAccount: management.account,
    featureSet: 'ALL',
  } as const;
  const cell: Cell = {
    account: management.account,
    region: 'global',
    operation: 'organizations:DescribeOrganization',
    resource: null,
    outcome: 'collected',
    at,
    pages: 1,
    count: 1,
    code: null,
    detail: null,
  };
  const asked: CellKey[] = [];
  const [, shard] = await collectFake({ ...generous, onQuestion: (key) => void asked.push(key) }, [management], {
    types: ['organization'],
    found: {
      organization: { cells: [], resources: [] },
      accounts: new Map([[management.account, { cells: [cell], resources: [resource] }]]),
    },
  });
  expect(asked).toEqual([]);
  expect(shard).toEqual({ name: management.account, cells: [cell], resources: [resource] });
});

test('cells of an account that is not scanned are kept with the organization', async () => {
  const cell: Cell = {
    account: workload.account,
    region: 'global',
    operation: 'sts:AssumeRole',
    resource: null,
    outcome: 'collected',
    at,
    pages: 1,
    count: 0,
    code: null,
    detail: null,
  };
  const leftOut = { kind: 'not-selected', reason: 'the account is not among those selected for this scan' } as const;
  const shards = await collectFake(generous, [{ ...workload, leftOut }], {
    found: {
      organization: { cells: [], resources: [] },
      accounts: new Map([[workload.account, { cells: [cell], resources: [] }]]),
    },
  });
  expect(shards).toEqual([{ name: 'organization', cells: [cell], resources: [] }]);
});

describe('accounts', () => {
  test('are opened as soon as another one is done, and never wait for the slow one', async () => {
    const slow = Promise.withResolvers<void>();
    const accounts = ['400000000001', '400000000002', '400000000003'].map((account) =>
      targetAccount(account, [region]),
    );
    const onQuestion = ({ account }: CellKey) => (account === '400000000001' ? slow.promise : undefined);
    const written: string[] = [];
    const write = async ({ name }: { readonly name: string }) => {
      written.push(name);
      if (name === '400000000003') slow.resolve();
    };
    const options = { types: ['bucket'], accountsAtOnce: 2, sink: { write } } as const;
    await collectFake({ ...generous, onQuestion }, accounts, options);
    expect(written).toEqual(['organization', '400000000002', '400000000003', '400000000001']);
  });

  test('with a role come first', async () => {
    const core = targetAccount('999900001111', [region], ['logArchive']);
    const started: string[] = [];
    const progress = (told: Progress) => void (told.event === 'account-started' && started.push(told.account));
    await collectFake(generous, [workload, other, core], { accountsAtOnce: 1, progress });
    expect(started).toEqual(['999900001111', '444455556666', '555566667777']);
  });

  test('are released before their shard is written', async () => {
    const told: string[] = [];
    await collectFake(generous, [workload], {
      types: ['bucket'],
      aws: { question: () => ({}) as never, release: (account) => void told.push(`release ${account}`) },
      sink: { write: async ({ name }) => void told.push(`write ${name}`) },
    });
    expect(told).toEqual(['write organization', 'release 444455556666', 'write 444455556666']);
  });
});

describe('when the scan is ended', () => {
  test('what was read is written, what was not answered is a gap', async () => {
    const end = new AbortController();
    const onQuestion = ({ operation }: CellKey) => {
      if (operation === 's3:ListBuckets') end.abort();
    };
    const types = ['flow-log', 'bucket-location'] as const;
    const shards = await collectFake({ ...generous, onQuestion }, [workload, other], {
      types,
      signal: end.signal,
      accountsAtOnce: 1,
    });
    const told = shards.flatMap(({ cells }) =>
      cells.map(({ account, operation, resource, outcome, code }) => [account, operation, resource, outcome, code]),
    );
    expect(told).toEqual([
      ['444455556666', 'ec2:DescribeFlowLogs', null, 'collected', null],
      ['444455556666', 's3:GetBucketLocation', '444455556666 global bucket 0', 'failed', 'Interrupted'],
      ['444455556666', 's3:GetBucketLocation', '444455556666 global bucket 1', 'failed', 'Interrupted'],
      ['444455556666', 's3:ListBuckets', null, 'collected', null],
    ]);
    // The account that nobody had opened has no shard at all.
    expect(shards.map(({ name }) => name)).toEqual(['organization', '444455556666']);
  });
});

describe('a fault of ours', () => {
  test('ends the scan, and no further question is asked', async () => {
    const asked: string[] = [];
    const onQuestion = ({ account, operation }: CellKey) => {
      asked.push(`${account} ${operation}`);
      if (operation === 's3:ListBuckets') throw new UndeclaredOperation('s3:PutObject', 's3:ListBuckets');
    };
    const scan = collectFake({ ...generous, onQuestion }, [workload, other], { types: ['bucket'], accountsAtOnce: 1 });
    await expect(scan).rejects.toThrow(UndeclaredOperation);
    expect(asked).toEqual(['444455556666 s3:ListBuckets']);
  });

  test('of the sink ends the scan too', async () => {
    const write = async ({ name }: { readonly name: string }) => {
      if (name !== 'organization') throw new Error('disk full');
    };
    await expect(collectFake(generous, [workload], { sink: { write } })).rejects.toThrow('disk full');
  });
});
