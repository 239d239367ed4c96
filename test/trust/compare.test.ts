import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { compare } from '../../trust/compare.ts';
import { type SimulatedOptions, scanSimulated } from '../../trust/scan.ts';
import type { FullReport } from '../../trust/whole-report.ts';

const SMALL = { size: 4, in: 1 } as const satisfies SimulatedOptions;

let clean: FullReport;
let broken: FullReport;
beforeAll(async () => {
  ({ report: clean } = await scanSimulated(SMALL));
  ({ report: broken } = await scanSimulated({
    ...SMALL,
    faults: ['denied:operation=organizations:DescribeOrganization', 'denied:operation=ec2:DescribeVpcs'],
  }));
});

/** A report with other findings. */
const withFindings = (report: FullReport, change: (finding: Finding) => Finding[]): FullReport => ({
  ...report,
  findings: report.findings.flatMap(change),
});
const of =
  (rule: string, change: (finding: Finding) => Finding[]) =>
  (finding: Finding): Finding[] =>
    finding.rule === rule ? change(finding) : [finding];

describe('a scan that sees less', () => {
  it('keeps its findings, or has an unknown one where they were', () => {
    const { lost, wrong } = compare(clean, broken);
    expect(wrong).toEqual([]);
    expect(lost.filter((key) => key.startsWith('ASEA-LM-OV-03 ')).map((key) => key.split(' ').at(-1))).toEqual([
      'organization/role/logArchive',
      'organization/role/management',
      'organization/role/security',
    ]);
    expect(lost.filter((key) => key.startsWith('ASEA-LM-FL-01 ')).length).toBeGreaterThan(1);
  });
});

describe('the comparison notices', () => {
  it('a finding that takes another name because something was refused', () => {
    const renamed = withFindings(
      broken,
      of('ASEA-LM-OV-03', (finding) => [{ ...finding, resource: `arn:aws:organizations:::${finding.resource}` }]),
    );
    const { wrong } = compare(clean, renamed);
    expect(wrong.filter((line) => / -> gone$/.test(line))).toHaveLength(3);
    expect(wrong.filter((line) => /undefined -> unknown$/.test(line))).toHaveLength(3);
  });

  it('a finding that stands in another account', () => {
    const moved = withFindings(
      broken,
      of('ASEA-LM-OV-03', (finding) => [{ ...finding, account: '999900001111' }]),
    );
    expect(compare(clean, moved).wrong).toHaveLength(6);
  });

  it('findings that are gone without one that says why', () => {
    const withoutVpcs = withFindings(
      broken,
      of('ASEA-LM-FL-01', () => []),
    );
    const gone = clean.findings.filter(({ rule }) => rule === 'ASEA-LM-FL-01').length;
    expect(compare(clean, withoutVpcs).wrong).toHaveLength(gone);
  });

  it('an account whose findings are gone while only the organization is unknown', () => {
    const [first] = clean.findings.filter(({ rule }) => rule === 'ASEA-LM-FL-01');
    if (first === undefined) throw new Error('there is no such finding');
    const elsewhere = { ...first, account: broken.targets.organizationAccount, region: 'global' as const };
    const unknown: Finding = { ...elsewhere, resource: 'organization', verdict: 'unknown' };
    const report: FullReport = { ...clean, findings: [...clean.findings.filter((one) => one !== first), unknown] };
    expect(compare(clean, report).wrong).toEqual([expect.stringMatching(/ASEA-LM-FL-01 .*: pass -> gone$/)]);
    const accounts = clean.targets.accounts.filter(({ account }) => account !== first.account);
    const unnamed = { ...report, targets: { ...clean.targets, accounts } };
    expect(compare(clean, unnamed).wrong).toEqual([]);
  });

  it.each(['pass', 'fail', 'not-applicable'] as const)('a finding that comes as %s', (verdict) => {
    const more = withFindings(
      broken,
      of('ASEA-LM-OV-04', (finding) => [finding, { ...finding, resource: 'arn:another', verdict }]),
    );
    expect(compare(clean, more).wrong.length).toBeGreaterThan(0);
    expect(compare(clean, more).wrong).toEqual(
      expect.arrayContaining([expect.stringContaining(`arn:another: undefined -> ${verdict}`)]),
    );
  });
});
