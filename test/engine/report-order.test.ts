import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { compare } from '../../engine/compare.ts';
import { spillFile } from '../../files/spill-file.ts';
import type { Cell } from '../../model/cell.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { reportOn } from './report-on.ts';
import { judged, VPCS, vocabulary, vpcRule } from './vpc-rule.ts';

const CELL: Cell = {
  account: '111122223333',
  region: 'ca-central-1',
  operation: 'kms:GetKeyRotationStatus',
  resource: null,
  outcome: 'collected',
  at: '2026-11-01T12:00:00.000Z',
  pages: 1,
  count: 0,
  code: null,
  detail: null,
};

/** In the order of reports. */
const CELLS: readonly Cell[] = [
  { ...CELL, operation: 'ec2:DescribeVpcs' },
  CELL,
  { ...CELL, resource: '1234abcd-key' },
  { ...CELL, resource: 'arn:aws:kms:key' },
  { ...CELL, region: 'global', operation: 'ec2:DescribeRegions' },
  { ...CELL, account: '222233334444', region: 'ca-central-1', operation: 'ec2:DescribeFlowLogs' },
];

/** A snapshot in which the organization's shard has all cells. */
function snapshotOf(cells: readonly Cell[]): Snapshot {
  const { manifest } = exampleSnapshot({ resources: [] });
  const shards = manifest.shards.filter(({ name }) => name === 'organization');
  return { manifest: { ...manifest, shards }, shard: async (name) => ({ name, cells, resources: [] }) };
}

it('the answers in a report stand by account, region, operation and resource, those about a place first', async () => {
  for (const cells of [CELLS, CELLS.toReversed()]) {
    const report = await reportOn({ snapshot: snapshotOf(cells), rules: [] });
    expect(report.coverage).toEqual(CELLS);
    expect(report.gaps).toEqual([]);
    expect(report.answers).toEqual([
      {
        account: '111122223333',
        region: 'ca-central-1',
        operations: { 'ec2:DescribeVpcs': 1, 'kms:GetKeyRotationStatus': 3 },
      },
      { account: '111122223333', region: 'global', operations: { 'ec2:DescribeRegions': 1 } },
      { account: '222233334444', region: 'ca-central-1', operations: { 'ec2:DescribeFlowLogs': 1 } },
    ]);
  }
});

it('what the organization and an account say of the account stands together, and gaps one by one', async () => {
  const [vpcs, key, ...others] = CELLS as [Cell, Cell, ...Cell[]];
  const denied: Cell = { ...vpcs, outcome: 'denied', code: 'AccessDenied' };
  const { manifest } = exampleSnapshot({ resources: [] });
  const shards = new Map([
    ['111122223333', [key, denied]],
    ['organization', others],
  ]);
  const entries = [...shards.keys()].flatMap((name) => manifest.shards.filter((shard) => shard.name === name));
  const snapshot: Snapshot = {
    manifest: { ...manifest, shards: entries },
    shard: async (name) => ({ name, cells: shards.get(name) ?? [], resources: [] }),
  };
  const report = await reportOn({ snapshot, rules: [] });
  expect(report.coverage).toEqual([denied, key, ...others]);
  expect(report.gaps).toEqual([denied]);
  expect(report.summary.cells).toEqual({ planned: 6, known: 5, gaps: 1 });
});

it('a shard that speaks of another account stops the run', async () => {
  const { manifest, shard } = exampleSnapshot({ resources: [] });
  const foreign: Snapshot = {
    manifest,
    shard: async (name) => (name === '111122223333' ? { name, cells: CELLS, resources: [] } : shard(name)),
  };
  await expect(reportOn({ snapshot: foreign, rules: [] })).rejects.toThrow(
    'the shard 111122223333 has a cell of account 222233334444',
  );
});

it('a report has every finding, in the order of the judge', async () => {
  const snapshot = exampleSnapshot(VPCS);
  const { findings } = await reportOn({ snapshot, rules: [vpcRule], vocabulary });
  expect(findings).toHaveLength(3);
  expect(findings).toEqual(await judged(VPCS, [vpcRule]));
});

it('a report whose lists lie on the disk is the same, and so is every look at it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-test-'));
  const lists = spillFile(folder);
  try {
    const snapshot = exampleSnapshot(MANY_VPCS);
    const inMemory = await reportOn({ snapshot });
    const report = await reportOn({ snapshot, lists });
    expect(report.findings.length).toBeGreaterThan(1_000);
    expect(report).toEqual(inMemory);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    lists.close();
    rmSync(folder, { recursive: true });
  }
});

/** So many that each list is longer than what is kept in memory. */
const MANY_VPCS: Example = {
  resources: Array.from({ length: 400 }, (_, index) => ({ type: 'vpc', vpcId: `vpc-${index}` })),
};

it('the order of texts is that of their code units', () => {
  const texts = ['', '10', '9', 'Z', 'a', 'ab', 'é'];
  expect(texts.toReversed().sort(compare)).toEqual(texts);
  expect(compare('same', 'same')).toBe(0);
});
