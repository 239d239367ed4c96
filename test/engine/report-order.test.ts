import { expect, it } from 'vitest';
import { compare } from '../../engine/compare.ts';
import { sortFindings } from '../../engine/judging/order.ts';
import { buildReport } from '../../engine/report/build-report.ts';
import type { Cell } from '../../model/cell.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { catalogue, parameters } from './our-catalogue.ts';
import { judged, VPCS, vpcRule } from './vpc-rule.ts';

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

async function reportOn(cells: readonly Cell[]) {
  const { manifest } = exampleSnapshot({ resources: [] });
  const shards = manifest.shards.filter(({ name }) => name === 'organization');
  const snapshot: Snapshot = {
    manifest: { ...manifest, shards },
    shard: async (name) => ({ name, cells, resources: [] }),
  };
  const findings = await judged(VPCS, [vpcRule]);
  const { rules, requirements } = catalogue;
  const gate = { failOn: 'high', allowIncomplete: false } as const;
  const report = await buildReport({
    snapshot,
    catalogue: { rules, requirements },
    profile: 'asea-pbmm',
    parameters,
    findings,
    ...gate,
  });
  return { report, findings };
}

it('the answers in a report stand by account, region, operation and resource, those about a place first', async () => {
  for (const cells of [CELLS, CELLS.toReversed()]) expect((await reportOn(cells)).report.coverage).toEqual(CELLS);
});

it('a report has every finding, in the order of the judge', async () => {
  const { report, findings } = await reportOn(CELLS);
  expect(findings).toHaveLength(3);
  expect(report.findings).toEqual(findings);
  expect(sortFindings(findings.toReversed())).toEqual(findings);
});

it('the order of texts is that of their code units', () => {
  const texts = ['', '10', '9', 'Z', 'a', 'ab', 'é'];
  expect(texts.toReversed().sort(compare)).toEqual(texts);
  expect(compare('same', 'same')).toBe(0);
});
