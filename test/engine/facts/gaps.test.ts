import { expect, test } from 'vitest';
import { gapsOf } from '../../../engine/inventory/gaps.ts';
import { indexShard } from '../../../engine/inventory/shard-index.ts';
import type { ResourceType } from '../../../model/resource.ts';
import { exampleSnapshot } from '../../../scripts/authoring/example-snapshot.ts';

const EMPTY = [indexShard({ name: '444455556666', cells: [], resources: [] })];

/** Operations that count as never asked in an interrupted scan that has no cell at all. */
function neverAsked(account: string, region: string, asked: ResourceType[]) {
  const { manifest } = exampleSnapshot({ resources: [] });
  const gaps = gapsOf({ account, region }, EMPTY, { ...manifest, asked, interrupted: 'SIGTERM' });
  return gaps.map(({ operation, outcome, detail }) => [operation, outcome, detail]);
}

const INTERRUPTED = ['not-asked', 'the scan was interrupted (SIGTERM)'];

test('a question that was planned and never asked is a gap, in the places where it was planned', () => {
  const asked: ResourceType[] = ['bucket', 'bucket-location', 'log-destination', 'vpc'];
  expect(neverAsked('444455556666', 'ca-central-1', asked)).toEqual([['ec2:DescribeVpcs', ...INTERRUPTED]]);
  expect(neverAsked('444455556666', 'global', asked)).toEqual([['s3:ListBuckets', ...INTERRUPTED]]);
  expect(neverAsked('222233334444', 'ca-central-1', asked)).toEqual([
    ['ec2:DescribeVpcs', ...INTERRUPTED],
    ['logs:DescribeDestinations', ...INTERRUPTED],
  ]);
});

test('a question that the scan did not include is no gap', () => {
  expect(neverAsked('444455556666', 'ca-central-1', [])).toEqual([]);
});
