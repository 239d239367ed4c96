import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../trust/compare.ts';
import { type SimulatedOptions, type SimulatedScan, scanSimulated } from '../../trust/scan.ts';

/** Refusals that are wider than one operation; every operation by itself is in `test/trust/faults.test.ts`. */
const SMALL = { size: 4, in: 1 } as const satisfies SimulatedOptions;

let clean: SimulatedScan;
beforeAll(async () => {
  clean = await scanSimulated(SMALL);
});

describe('all of Organizations denied', () => {
  it('leaves no pass that speaks of every account', async () => {
    const { report } = await scanSimulated({ ...SMALL, faults: ['denied:operation=organizations:*'] });
    expect(compare(clean.report, report).wrong).toEqual([]);
    const ofAll = report.findings.filter(({ rule }) => /OV-01|OV-03|OV-04|CT-16|CT-19/.test(rule));
    expect(ofAll.filter(({ verdict }) => verdict === 'unknown').length).toBeGreaterThan(0);
    expect(report.findings.find(({ rule }) => rule === 'ASEA-LM-OV-01')?.verdict).toBe('unknown');
    expect(report.summary.exitCode).toBe(3);
  });
});

describe('one region denied in one account', () => {
  it('leaves no pass there, ends with exit code 3, and moves nothing else', async () => {
    const workload = clean.landingZone.workloads[0] ?? '';
    const region = 'us-east-1';
    const refused = await scanSimulated({
      in: ['ca-central-1', region],
      faults: [`denied:account=${workload},region=${region}`],
    });
    const there = refused.report.findings.filter(
      (finding) => finding.account === workload && finding.region === region,
    );
    expect(new Set(there.map((finding) => finding.verdict))).toEqual(new Set(['unknown']));
    expect(refused.report.summary.exitCode).toBe(3);
    expect(refused.report.summary.reasons.map((reason) => reason.code)).toEqual([3]);
    const { gaps } = refused.report;
    expect(gaps.length).toBeGreaterThan(0);
    // Buckets belong to the account as a whole, and are asked about in their own region.
    const where = gaps.filter(({ operation }) => !operation.startsWith('s3:'));
    expect(new Set(where.map((cell) => `${cell.account} ${cell.region} ${cell.outcome}`))).toEqual(
      new Set([`${workload} ${region} denied`]),
    );
    expect(new Set(gaps.map((cell) => cell.account))).toEqual(new Set([workload]));
  });
});

describe('an account without the scan role', () => {
  it('is unknown as a whole, and its cell says why', async () => {
    const refused = await scanSimulated({ violations: ['missing-role'] });
    const { gaps } = refused.report;
    expect(gaps.map((cell) => [cell.operation, cell.outcome])).toEqual([['sts:AssumeRole', 'denied']]);
    const account = gaps[0]?.account;
    const there = refused.report.findings.filter((finding) => finding.account === account);
    expect(there.length).toBeGreaterThan(0);
    expect(there.every((finding) => finding.verdict === 'unknown')).toBe(true);
    expect(refused.report.summary.exitCode).toBe(3);
  });
});
