import { describe, expect, it } from 'vitest';
import { NotKnown, type Tally } from '../../engine/inventory.ts';
import { makeFinding } from '../../engine/judging/make-finding.ts';
import { startTally } from '../../engine/judging/tally.ts';
import { coreAccounts, judgedAccounts, organizationPlace } from '../../engine/places.ts';
import type { Gate } from '../../engine/report/gate.ts';
import { startSummary } from '../../engine/report/summary.ts';
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
  return summary.finish({ interrupted, targets: TARGETS }, gate);
}

function tallyOf(findings: readonly Finding[]): (requirement: string) => Tally {
  const tally = startTally(PLACE);
  findings.forEach(tally.add);
  return tally.of;
}

const TARGET: TargetAccount = {
  account: PLACE.account,
  name: 'one',
  state: 'ACTIVE',
  ouPath: [],
  joinedAt: null,
  roles: [],
  leftOut: null,
  regions: ['ca-central-1'],
  regionsLeftOut: [],
};
const TARGETS = { accounts: [TARGET] } as unknown as Targets;

const GATE = { failOn: 'high', allowIncomplete: null } as const;

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
      reasons: [{ code: 3, reason: '1 of 2 questions to AWS got no answer' }],
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
      reasons: [{ code: 3, reason: '2 findings could not be known' }],
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
      gate: { failOn: 'high', state: 'passed', failures: 0, reason: null },
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
    const of = (failOn: 'none' | Severity) =>
      summarize(findings, [cell('collected')], null, { failOn, allowIncomplete: null });
    expect(of('high').failuresBySeverity).toEqual({ critical: 1, high: 1, medium: 1, low: 0, informational: 0 });
    expect(of('high').gate).toEqual({ failOn: 'high', state: 'failed', failures: 2, reason: null });
    expect(of('low').gate).toEqual({ failOn: 'low', state: 'failed', failures: 3, reason: null });
    expect(of('none').gate).toEqual({ failOn: 'none', state: 'off', failures: 0, reason: null });
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

describe('the verdict of the gate', () => {
  const LAST: TargetAccount = { ...TARGET, account: '222233334444', regions: null };
  const closed = { ...cell('denied'), account: LAST.account, operation: 'sts:AssumeRole' as const };
  const answers = Array.from({ length: 199 }, () => cell('collected'));

  function verdict(
    cells: readonly Cell[],
    gate: Partial<Gate> = {},
    { findings = [finding('pass')], interrupted = null, accounts = [TARGET] }: Partial<Seen> = {},
  ) {
    const summary = startSummary();
    findings.forEach(summary.finding);
    cells.forEach(summary.cell);
    const targets = { ...TARGETS, accounts } as Targets;
    const { gate: said, coverage, exitCode } = summary.finish({ interrupted, targets }, { ...GATE, ...gate });
    return { state: said.state, reason: said.reason, coverage, exitCode };
  }
  type Seen = {
    readonly findings: readonly Finding[];
    readonly interrupted: Manifest['interrupted'];
    readonly accounts: readonly TargetAccount[];
  };

  it('is none where an account could not be entered, whatever is tolerated', () => {
    const accounts = [TARGET, LAST];
    const said = verdict([...answers, closed], { allowIncomplete: 100 }, { accounts });
    expect(said).toMatchObject({ state: 'no-verdict', reason: '1 of 2 accounts could not be entered', exitCode: 3 });
    expect(verdict([...answers, closed], { failOn: 'none', allowIncomplete: 100 }, { accounts })).toEqual(said);
    expect(said.coverage).toEqual({
      accounts: { inScope: 2, entered: 1 },
      // The account that is closed counts with what the other was asked.
      questions: { expected: 398, answered: 199 },
      refusedEverywhere: ['sts:AssumeRole'],
    });
  });

  it('is none where an operation was never answered, whatever is tolerated', () => {
    const refused = { ...cell('denied'), operation: 's3:ListBuckets' as const };
    expect(verdict([...answers, refused], { allowIncomplete: 100 })).toMatchObject({
      state: 'no-verdict',
      reason: 's3:ListBuckets got no answer anywhere',
      exitCode: 3,
    });
  });

  it('is none where no account was in scope', () => {
    const seen = { accounts: [{ ...TARGET, leftOut: { kind: 'state', reason: 'suspended' } as const }] };
    expect(verdict([], {}, seen)).toMatchObject({ state: 'no-verdict', reason: 'no account was scanned', exitCode: 3 });
  });

  it.each([
    [null, 'no-verdict', 3],
    [0.5, 'passed', 0],
    [0.4, 'no-verdict', 3],
  ])('with one of 200 questions unanswered and %j per cent tolerated is %s', (allowIncomplete, state, exitCode) => {
    expect(verdict([...answers, cell('throttled')], { allowIncomplete })).toMatchObject({ state, exitCode });
  });

  it('is none of a scan that was interrupted, also where something failed', () => {
    const seen = { findings: [finding('fail')], interrupted: 'SIGINT' } as const;
    expect(verdict(answers, { allowIncomplete: 100 }, seen)).toMatchObject({
      state: 'no-verdict',
      reason: 'the scan was interrupted by SIGINT',
      exitCode: 130,
    });
  });

  it('is that it failed where something failed, however little else was seen', () => {
    const seen = { findings: [finding('fail'), finding('unknown')], accounts: [TARGET, LAST] };
    expect(verdict([...answers, closed], {}, seen)).toMatchObject({
      state: 'failed',
      reason: '1 of 2 accounts could not be entered',
      exitCode: 3,
    });
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
