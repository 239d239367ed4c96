import { expect, it } from 'vitest';
import { inCoverageOrder, startCoverage } from '../../engine/judging/coverage.ts';
import type { Cell, Outcome } from '../../model/cell.ts';
import { MEMORY } from '../../model/list-store.ts';

const [one, other] = ['444455556666', '555566667777'] as const;
const cell = (account: string, operation: string, outcome: Outcome = 'collected'): Cell => ({
  ...{ account, region: 'global', operation, resource: null, outcome, at: '2026-11-01T12:00:00.000Z', pages: 1 },
  ...{ count: 0, code: null, detail: null },
});

it('what others name is told among the answers and gaps of the account that was asked, whatever the order of shards', () => {
  const shards = new Map(
    [
      { name: one, cells: [cell(one, 's3:ListBuckets')], resources: [] },
      { name: other, cells: [cell(other, 's3:ListBuckets')], resources: [] },
      { name: 'organization', cells: [cell(one, 'sts:AssumeRole')], resources: [] },
      {
        name: 'follow-up',
        cells: [cell(one, 's3:GetBucketLocation'), cell(other, 's3:GetBucketLocation', 'denied')],
        resources: [],
      },
    ].map((shard) => [shard.name, shard]),
  );
  const order = inCoverageOrder([...shards.keys()]);
  expect(order).toEqual(['organization', 'follow-up', one, other]);
  const coverage = startCoverage(MEMORY, true, () => {});
  for (const name of order) coverage.add(shards.get(name) ?? expect.fail(name));
  const { gaps, answers, cells } = coverage.finish();
  expect([...(cells ?? [])].map(({ account, operation }) => `${account} ${operation}`)).toEqual([
    `${one} s3:GetBucketLocation`,
    `${one} s3:ListBuckets`,
    `${one} sts:AssumeRole`,
    `${other} s3:GetBucketLocation`,
    `${other} s3:ListBuckets`,
  ]);
  expect([...gaps].map(({ account }) => account)).toEqual([other]);
  expect([...answers].map(({ account, operations }) => [account, Object.keys(operations).length])).toEqual([
    [one, 3],
    [other, 1],
  ]);
});
