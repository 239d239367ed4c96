import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { judgeSnapshot } from '../../app/judge-snapshot.ts';
import { VIA_ADMINISTRATOR } from '../../engine/facts/guardduty/administrator-view.ts';
import { MEMORY } from '../../model/list-store.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { compare } from '../../trust/compare.ts';
import { scanSimulated } from '../../trust/scan.ts';
import { type FullReport, fullReport } from '../../trust/whole-report.ts';

let folder: string;
let whole: FullReport;
let snapshot: Snapshot;
let accounts: readonly string[];
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-partial-'));
  whole = (await scanSimulated({ size: 5, folder: path.join(folder, 'snapshot') })).report;
  snapshot = await readSnapshot(path.join(folder, 'snapshot'));
  accounts = snapshot.manifest.shards.map(({ name }) => name).filter((name) => name !== 'organization');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The report on a scan that was ended before it opened some accounts. */
async function without(missing: readonly string[], areRegionsKnown = true): Promise<FullReport> {
  const { manifest } = snapshot;
  const partial: Snapshot = {
    manifest: {
      ...manifest,
      interrupted: 'SIGTERM',
      shards: manifest.shards.filter(({ name }) => !missing.includes(name)),
      targets: {
        ...manifest.targets,
        accounts: manifest.targets.accounts.map((target) =>
          areRegionsKnown || !missing.includes(target.account) ? target : { ...target, regions: null },
        ),
      },
    },
    shard: (name) => snapshot.shard(name),
  };
  const catalogue = await loadOurCatalogue();
  const { profile, parameters } = whole;
  const options = { failOn: 'high', allowIncomplete: null, fullCoverage: true } as const;
  return fullReport(
    await judgeSnapshot(partial, { catalogue, rules: catalogue.rules, profile, parameters }, options, MEMORY),
  );
}

it('has no verdict that the missing account could change, whichever account is missing', async () => {
  expect(accounts.length).toBe(5);
  for (const account of accounts) {
    for (const areRegionsKnown of [true, false]) {
      const report = await without([account], areRegionsKnown);
      const { lost, wrong } = compare(whole, report);
      expect({ account, areRegionsKnown, wrong }).toEqual({ account, areRegionsKnown, wrong: [] });
      expect(lost.length).toBeGreaterThan(0);
      const ofAccount = report.findings.filter((finding) => finding.account === account && finding.region !== 'global');
      // What the administrator of a service says of its members was read in another account.
      const bySelf = ofAccount.filter(({ notes }) => !notes.includes(VIA_ADMINISTRATOR));
      expect([...new Set(bySelf.map(({ verdict }) => verdict))]).not.toContain('pass');
      const own = bySelf.filter(({ subject }) => subject.kind !== 'organization-region');
      expect([...new Set(own.map(({ verdict }) => verdict))]).toEqual(areRegionsKnown ? ['unknown'] : []);
      expect(report.summary).toMatchObject({ complete: false, exitCode: 143 });
    }
  }
});

it('has no verdict on anything but the words when every account is missing', async () => {
  const report = await without(accounts);
  expect(compare(whole, report).wrong).toEqual([]);
  expect(report.summary.counts).toMatchObject({ pass: 0, fail: 0 });
});
