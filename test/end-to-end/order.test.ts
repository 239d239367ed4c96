import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { judgeSnapshot } from '../../app/judge-snapshot.ts';
import { resolveParameters } from '../../engine/catalogue/profiles.ts';
import { MEMORY } from '../../model/list-store.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { inMemory, snapshotOf } from '../../trust/memory-snapshot.ts';
import { seededRandom, shuffled } from '../../trust/random.ts';
import { scanSimulated } from '../../trust/scan.ts';
import { type FullReport, fullReport } from '../../trust/whole-report.ts';

const VIOLATIONS = ['flow-log-reject-only', 'log-bucket-expiry-90-days', 'missing-role'];

const BROKEN = { violations: VIOLATIONS, size: 5 };

let snapshot: Snapshot;
let scanned: FullReport;
beforeAll(async () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'zonewarden-test-'));
  const folder = path.join(parent, 'snapshot');
  const scan = await scanSimulated({ size: 6, violations: VIOLATIONS, folder, faults: ['denied:operation=kms:*'] });
  scanned = scan.report;
  snapshot = await inMemory(await readSnapshot(folder));
  rmSync(parent, { recursive: true });
});

async function judged(of: Snapshot): Promise<FullReport> {
  const catalogue = await loadOurCatalogue();
  const resolved = resolveParameters(catalogue.profiles, 'asea-pbmm', {});
  if (!('parameters' in resolved)) throw new Error('no parameters');
  const prepared = { catalogue, rules: catalogue.rules, profile: 'asea-pbmm', parameters: resolved.parameters };
  const options = { failOn: 'high', allowIncomplete: null, fullCoverage: true } as const;
  return fullReport(await judgeSnapshot(of, prepared, options, MEMORY));
}

describe('the order in which accounts, regions, shards, cells and resources come', () => {
  it('changes no byte of the report', async () => {
    expect(await judged(snapshot)).toEqual(scanned);
    const targets = JSON.stringify(scanned.targets);
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const numbers = seededRandom(seed);
        const names = snapshot.manifest.shards;
        const shards = await Promise.all(names.map(({ name }) => snapshot.shard(name)));
        const other = snapshotOf(
          { ...snapshot.manifest, shards: shuffled(names, numbers) },
          shards.map((shard) => ({
            ...shard,
            cells: shuffled(shard.cells, numbers),
            resources: shuffled(shard.resources, numbers),
          })),
        );
        const report = await judged(other);
        expect(JSON.stringify(report.targets)).toBe(targets);
        expect(report).toEqual(scanned);
        expect(JSON.stringify(report) === JSON.stringify(scanned)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

describe('the same organization', () => {
  it('scanned twice gives the same report apart from times', async () => {
    const [one, other] = [await scanSimulated(BROKEN), await scanSimulated(BROKEN)];
    const timeless = ({ report }: typeof one) =>
      JSON.stringify(report).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '(time)');
    expect(timeless(other)).toEqual(timeless(one));
    expect(one.report.summary.counts.fail).toBeGreaterThan(0);
  });
});
