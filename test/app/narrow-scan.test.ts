import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { judgeSnapshot } from '../../app/judge-snapshot.ts';
import { factNamesOf } from '../../engine/rule-facts.ts';
import { MEMORY } from '../../model/list-store.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { type SimulatedScan, scanSimulated, verdicts } from '../../trust/scan.ts';
import { type FullReport, fullReport } from '../../trust/whole-report.ts';

const FILTERS = 'logs:DescribeSubscriptionFilters';
const NARROW = { regionsInScope: 'home', acceptS3ViaLogSubscription: false } as const;
const WIDE = { regionsInScope: 'all', acceptS3ViaLogSubscription: false } as const;

let folder: string;
let narrow: SimulatedScan;
let wide: SimulatedScan;
let snapshot: Snapshot;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-narrow-'));
  narrow = await scanSimulated({ size: 5, in: 2, parameters: NARROW, folder: path.join(folder, 'snapshot') });
  wide = await scanSimulated({ size: 5, in: 2, parameters: WIDE });
  snapshot = await readSnapshot(path.join(folder, 'snapshot'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function judged(changed: Partial<Parameters>): Promise<FullReport> {
  const catalogue = await loadOurCatalogue();
  const { profile, parameters } = narrow.report;
  const options = { failOn: 'high', allowIncomplete: null, fullCoverage: true } as const;
  const inputs = { catalogue, rules: catalogue.rules, profile, parameters: { ...parameters, ...changed } };
  return fullReport(await judgeSnapshot(snapshot, inputs, options, MEMORY));
}

it('a scan asks only about log groups that its parameters let a rule judge, and nothing is unknown for it', () => {
  const regionsOf = ({ server }: SimulatedScan) =>
    [...new Set(server.calls.filter(({ operation }) => operation === FILTERS).map(({ region }) => region))].sort();
  expect(regionsOf(narrow)).toEqual([narrow.landingZone.homeRegion]);
  expect(regionsOf(wide)).toEqual(wide.landingZone.regions.toSorted());
  expect(narrow.report.findings.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
});

it('judged under wider parameters, what was not asked is unknown and no pass', async () => {
  const report = await judged(WIDE);
  const known = verdicts(narrow.report);
  const changed = [...verdicts(report)].filter(([finding, verdict]) => known.get(finding) !== verdict);
  expect([...new Set(changed.map(([, verdict]) => verdict))]).toEqual(['unknown']);
  const asked = [...verdicts(wide.report)].filter(
    ([finding, verdict]) => verdict === 'pass' && known.get(finding) === 'not-applicable',
  );
  // The roll-up of the requirements is not known either.
  const rollUp = changed.map(([finding]) => finding).filter((finding) => finding.startsWith('ASEA-LM-OV-01 '));
  expect(asked.length).toBeGreaterThan(0);
  expect(changed.map(([finding]) => finding).sort()).toEqual([...asked.map(([finding]) => finding), ...rollUp].sort());
  const causes = report.findings.flatMap((finding) => (finding.verdict === 'unknown' ? finding.causes : []));
  expect([...new Set(causes.map(({ operation, outcome, detail }) => `${operation} ${outcome}: ${detail}`))]).toEqual([
    `${FILTERS} not-asked: the scan was taken for other parameters: regionsInScope`,
  ]);
  expect(report.summary).toMatchObject({ complete: false, exitCode: 3 });
});

it('the way of flow logs through subscriptions is followed outside the pipeline too', async () => {
  const followed = {
    ...NARROW,
    accountsInScope: 'workload',
    acceptS3ViaLogSubscription: true,
    excludedLogGroups: ['*'],
  };
  const { report, server } = await scanSimulated({ size: 5, in: 2, parameters: followed });
  expect(report.findings.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
  const asked = server.calls.filter(({ operation }) => operation === FILTERS);
  expect(new Set(asked.map(({ region }) => region)).size).toBe(2);
  expect(asked.length).toBeLessThan(wide.server.counts.get(FILTERS) ?? 0);
});

it('a rule that looks at the subscriptions of a group speaks of groups only that need one', async () => {
  const { rules } = await loadOurCatalogue();
  const looking = rules.filter((rule) => factNamesOf(rule).includes('subscriptionRoute'));
  expect(looking.map(({ id }) => id)).not.toEqual([]);
  for (const { id, applies } of looking) {
    expect(`${id}: ${JSON.stringify(applies)}`).toContain('"fact":"logGroupScope"');
  }
});
