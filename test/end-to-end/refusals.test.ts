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

describe('a management account that the configuration does not name', () => {
  const lacking = () => {
    const { logArchive, security } = clean.landingZone.core;
    return { ...SMALL, configured: { logArchive, security } };
  };

  it('is the one that the organization names', async () => {
    const learned = await scanSimulated(lacking());
    expect(learned.report.targets.core).toEqual(clean.landingZone.core);
    // The caller's, whatever the organization says.
    expect(learned.report.targets.organizationAccount).toBe(clean.landingZone.callerAccount);
    expect(learned.report.summary.exitCode).toBe(0);
  });

  it.each(['DescribeOrganization', '*'])('is not known when %s is denied, and no finding moves', async (operation) => {
    const learned = await scanSimulated(lacking());
    const refused = await scanSimulated({ ...lacking(), faults: [`denied:operation=organizations:${operation}`] });
    expect(refused.report.targets.core.management).toBeNull();
    const { lost, wrong } = compare(learned.report, refused.report);
    expect(wrong).toEqual([]);
    // Any account without a role may be it: none is known to be a workload account, and a core account is missing.
    const onOrganization = (rule: string) => `${rule} ${clean.landingZone.callerAccount} global organization`;
    expect(lost).toEqual(
      expect.arrayContaining(['ASEA-LM-CL-01', 'ASEA-LM-CL-01.2', 'ASEA-LM-CT-01'].map(onOrganization)),
    );
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
    // What the security account's GuardDuty knows of the account is as good as its own answer, and says so.
    const own = there.filter(({ notes }) => !notes.includes('via: administrator'));
    expect(new Set(own.map((finding) => finding.verdict))).toEqual(new Set(['unknown']));
    expect(new Set(there.filter((finding) => !own.includes(finding)).map(({ requirement }) => requirement))).toEqual(
      new Set(['01', '02', '04', '07', '08'].map((number) => `ASEA-LM-GD-${number}`)),
    );
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
