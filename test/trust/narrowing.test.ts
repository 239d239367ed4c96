import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { faultsOfNarrowing } from '../../trust/narrowing/compare-narrowed.ts';
import { narrowing } from '../../trust/narrowing/index.ts';
import { seedOfToday } from '../../trust/random.ts';
import { scanSimulated } from '../../trust/scan.ts';
import type { FullReport } from '../../trust/whole-report.ts';

test(`${narrowing.promise} A part of the sweep, another one every day`, { timeout: 300_000 }, async () => {
  const seed = seedOfToday();
  const { counts, broken } = await narrowing.run({ size: 'sample', seed, progress: () => {} });
  expect({ seed, broken }).toEqual({ seed, broken: [] });
  expect(counts).toEqual({ violations: expect.any(Number), narrowed: 2, scans: 3 });
});

describe('the sweep notices', () => {
  let whole: FullReport;
  let narrowed: FullReport;
  beforeAll(async () => {
    const violated = { size: 5, in: 2, violations: ['flow-log-reject-only'] } as const;
    const scan = await scanSimulated(violated);
    whole = scan.report;
    const accounts = [whole.targets.core.management ?? '', whole.targets.core.logArchive ?? ''];
    narrowed = (await scanSimulated({ ...violated, accounts })).report;
  });

  const judgedOtherwise = (rule: string, verdict: Finding['verdict']): FullReport => ({
    ...narrowed,
    findings: narrowed.findings.map((finding) => (finding.rule === rule ? { ...finding, verdict } : finding)),
  });

  it('nothing where what was left out is not known', () => {
    expect(faultsOfNarrowing(whole, narrowed)).toEqual([]);
  });

  it('a roll-up that passes without the account that fails', () => {
    const faults = faultsOfNarrowing(whole, judgedOtherwise('ASEA-LM-OV-01', 'pass'));
    expect(faults).toEqual([expect.stringMatching(/^ASEA-LM-OV-01 .*: fail -> pass$/)]);
  });

  it('a thing of a selected account that is gone', () => {
    const findings = narrowed.findings.filter(({ rule }) => rule !== 'ASEA-LM-FL-01');
    expect(faultsOfNarrowing(whole, { ...narrowed, findings })).not.toEqual([]);
  });

  it('a narrowed scan that calls itself complete', () => {
    const summary = { ...narrowed.summary, complete: true };
    expect(faultsOfNarrowing(whole, { ...narrowed, summary })).toEqual(['it calls itself complete']);
  });
});
