import { describe, expect, it } from 'vitest';
import { NotKnown, type Tally } from '../../engine/inventory.ts';
import { makeFinding } from '../../engine/judging/make-finding.ts';
import { startTally } from '../../engine/judging/tally.ts';
import { coreAccounts, judgedAccounts, organizationPlace } from '../../engine/places.ts';
import { type Gate, startSummary } from '../../engine/report/summary.ts';
import type { Cell } from '../../model/cell.ts';
import type { Cause, Finding } from '../../model/finding.ts';
import type { Summary } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';
import type { Manifest, TargetAccount, Targets } from '../../model/snapshot.ts';
import { syntheticRule } from './synthetic.ts';

const PLACE = { account: '111122223333', region: 'ca-central-1' };
const CAUSE: Cause = { ...PLACE, operation: 'ec2:DescribeVpcs', resource: null, outcome: 'denied', detail: null };

function finding(verdict: Finding['verdict'], severity: Severity = 'high', id = 'ASEA-LM-FL-01'): Finding {
  const rule = syntheticRule({ id, severity });
  const causes = verdict === 'unknown' ? [CAUSE] : [];
  return makeFinding(rule, PLACE, 'arn:aws:iam::111122223333:root', 'it', { verdict, message: 'so', causes });
}

function cell(outcome: Cell['outcome']): Cell {
  return {
    ...PLACE,
    operation: 'ec2:DescribeVpcs',
    resource: null,
    outcome,
    at: '2026-11-01T12:00:00.000Z',
    pages: 1,
    count: 0,
    code: null,
    detail: null,
  };
}

function summarize(
  findings: readonly Finding[],
  cells: readonly Cell[],
  interrupted: Manifest['interrupted'],
  gate: Gate,
): Summary {
  const summary = startSummary();
  findings.forEach(summary.finding);
  cells.forEach(summary.cell);
  return summary.finish(interrupted, gate);
}

function tallyOf(findings: readonly Finding[]): (requirement: string) => Tally {
  const tally = startTally(PLACE);
  findings.forEach(tally.add);
  return tally.of;
}

const GATE = { failOn: 'high', allowIncomplete: false } as const;

describe('a summary', () => {
  it('is not complete with a gap, though nothing depends on it', () => {
    const { complete, cells, exitCode, reasons } = summarize(
      [finding('pass')],
      [cell('denied'), cell('off')],
      null,
      GATE,
    );
    expect({ complete, cells, exitCode, reasons }).toEqual({
      complete: false,
      cells: { planned: 2, known: 1, gaps: 1 },
      exitCode: 3,
      reasons: [{ code: 3, reason: '1 question to AWS without an answer' }],
    });
  });

  it('is not complete with an unknown finding, though every question was answered', () => {
    const { complete, exitCode, reasons } = summarize(
      [finding('unknown'), finding('unknown')],
      [cell('collected')],
      null,
      GATE,
    );
    expect({ complete, exitCode, reasons }).toEqual({
      complete: false,
      exitCode: 3,
      reasons: [{ code: 3, reason: '2 findings that could not be known' }],
    });
  });

  it('is not complete when the scan was interrupted, though nothing is missing', () => {
    const { complete, exitCode } = summarize([finding('pass')], [cell('collected')], 'SIGTERM', GATE);
    expect({ complete, exitCode }).toEqual({ complete: false, exitCode: 143 });
  });

  it('is complete, and passes, when everything was answered and nothing failed', () => {
    const { complete, exitCode, gate } = summarize([finding('pass')], [cell('collected'), cell('off')], null, GATE);
    expect({ complete, exitCode, gate }).toEqual({
      complete: true,
      exitCode: 0,
      gate: { failOn: 'high', passed: true, failures: 0 },
    });
  });

  it('counts failures by severity, and those at or above the threshold close the gate', () => {
    const findings = [
      finding('fail', 'critical'),
      finding('fail', 'high'),
      finding('fail', 'medium'),
      finding('pass', 'critical'),
      finding('not-applicable', 'low'),
    ];
    const of = (failOn: 'none' | Severity) => summarize(findings, [], null, { failOn, allowIncomplete: false });
    expect(of('high').failuresBySeverity).toEqual({ critical: 1, high: 1, medium: 1, low: 0, informational: 0 });
    expect(of('high').gate).toEqual({ failOn: 'high', passed: false, failures: 2 });
    expect(of('low').gate).toEqual({ failOn: 'low', passed: false, failures: 3 });
    expect(of('none').gate).toEqual({ failOn: 'none', passed: true, failures: 0 });
    expect(of('none').exitCode).toBe(0);
  });

  it('tells requirements in their order', () => {
    const findings = ['ASEA-LM-FL-02', 'ASEA-LM-FL-01', 'ASEA-LM-FL-03'].map((id) => finding('pass', 'low', id));
    const { byRequirement } = summarize(findings, [], null, GATE);
    expect(byRequirement.map(({ requirement }) => requirement)).toEqual([
      'ASEA-LM-FL-01',
      'ASEA-LM-FL-02',
      'ASEA-LM-FL-03',
    ]);
  });
});

describe('a tally', () => {
  it('has the worst failure, whatever the order, and the causes of what is unknown only', () => {
    const findings = [
      finding('fail', 'medium'),
      finding('fail', 'critical'),
      finding('fail', 'high'),
      finding('unknown'),
    ];
    const passing = { ...finding('pass', 'critical'), causes: [{ ...CAUSE, detail: 'of a pass' }] };
    for (const some of [findings, findings.toReversed()]) {
      const tally = tallyOf([...some, passing]);
      expect(tally('ASEA-LM-FL-01')).toEqual({ applicable: 5, worstFailure: 'critical', unknown: 1, causes: [CAUSE] });
      expect(tally('ASEA-LM-FL-01')).toEqual({ applicable: 5, worstFailure: 'critical', unknown: 1, causes: [CAUSE] });
    }
  });

  it('of a region has what was found there, and what was found of accounts as a whole', () => {
    const there = { ...finding('fail', 'high'), region: 'ca-west-1' };
    const elsewhere = { ...finding('fail', 'critical'), region: 'ca-central-1' };
    const account = { ...finding('unknown'), region: 'global' };
    const tally = startTally(PLACE);
    [there, elsewhere, account, { ...there, verdict: 'not-applicable' as const }].forEach(tally.add);
    const expected = { applicable: 2, worstFailure: 'high', unknown: 1, causes: [CAUSE] };
    expect(tally.of('ASEA-LM-FL-01', 'ca-west-1')).toEqual(expected);
  });

  it('is not known of a requirement that was not judged', () => {
    const detail = 'no rule of ASEA-LM-CT-01 was judged';
    const expected = [{ ...PLACE, operation: null, resource: null, outcome: 'not-asked', detail }];
    let causes: readonly Cause[] = [];
    try {
      tallyOf([finding('pass')])('ASEA-LM-CT-01');
    } catch (error) {
      if (error instanceof NotKnown) causes = error.causes;
    }
    expect(causes).toEqual(expected);
  });
});

describe('places', () => {
  const account = (id: string, leftOut: TargetAccount['leftOut'] = null): TargetAccount => ({
    account: id,
    name: id,
    state: 'ACTIVE',
    ouPath: [],
    joinedAt: null,
    roles: [],
    leftOut,
    regions: ['ca-central-1'],
    regionsLeftOut: [],
  });
  const SUSPENDED = { kind: 'state', reason: 'suspended' } as const;
  const targets = (changes: Partial<Targets>): Targets => ({
    organizationId: 'o-exampleorg',
    rootId: 'r-exam',
    organizationAccount: '111122223333',
    partition: 'aws',
    homeRegion: 'ca-central-1',
    core: { management: null, logArchive: null, security: null },
    accounts: [account('333344445555'), account('111122223333', SUSPENDED), account('222233334444')],
    ...changes,
  });

  it('are those of accounts that are not left out, sorted', () => {
    expect(judgedAccounts(targets({})).map(({ account: id }) => id)).toEqual(['222233334444', '333344445555']);
  });

  it('of core accounts are known only where they are scanned', () => {
    const core = { management: '222233334444', logArchive: '111122223333', security: null };
    expect(coreAccounts(targets({ core }))).toEqual(['222233334444']);
  });

  it('of the organization are one place, whichever account holds which role', () => {
    const core = { management: '222233334444', logArchive: null, security: null };
    for (const changes of [{}, { core }, { accounts: [], organizationId: null }]) {
      expect(organizationPlace(targets(changes))).toEqual({ account: '111122223333', region: 'global' });
    }
  });
});
