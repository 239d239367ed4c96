import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { asff } from '../../reporters/asff.ts';
import { html } from '../../reporters/html.ts';
import { sarif } from '../../reporters/sarif.ts';
import { tableOf } from '../../reporters/table.ts';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { type SimulatedOptions, scanSimulated } from '../../trust/scan.ts';
import type { FullReport } from '../../trust/whole-report.ts';
import { textOf } from '../reporters/text-of.ts';

const RULES = ['ASEA-LM-OV-02', 'ASEA-LM-CT-01', 'ASEA-LM-FL-01'];
const SHORT = { deadlines: { throttled: 1_000, unanswered: 1_000 } };
const BROKEN = { violations: ['flow-log-reject-only'] } as const;
const DENIED = 'denied:operation=ec2:DescribeFlowLogs';

/** Nobody has the role that the scan takes. */
function closeAll({ missingRoles, organization }: LandingZone): void {
  for (const account of organization.accounts.keys()) missingRoles.add(account);
}

type Day = {
  readonly scan: SimulatedOptions;
  /** The first line of the terminal report, up to the width that is asked for here. */
  readonly first: string;
  readonly exitCode: number;
  /** Of the failures and of the places that were not read whole. */
  readonly alerts: readonly [failed: number, unread: number | 'some'];
  readonly isSuccessful: boolean;
};

/** Five accounts in two regions. Ten places; the rule about flow logs has at least one VPC in each. */
const DAYS: Readonly<Record<string, Day>> = {
  'a good one': {
    scan: {},
    first: 'GATE PASSED no failure at or above high',
    exitCode: 0,
    alerts: [0, 0],
    isSuccessful: true,
  },
  'something fails': {
    scan: BROKEN,
    first: 'GATE FAILED 1 failure at or above high',
    exitCode: 1,
    alerts: [1, 0],
    isSuccessful: true,
  },
  'something fails that is milder than what is asked for': {
    scan: { ...BROKEN, failOn: 'critical' },
    first: 'GATE PASSED no failure at or above critical',
    exitCode: 0,
    alerts: [1, 0],
    isSuccessful: true,
  },
  'nobody asks for failures': {
    scan: { ...BROKEN, failOn: 'none' },
    first: 'GATE OFF    no severity was set to fail it',
    exitCode: 0,
    alerts: [1, 0],
    isSuccessful: true,
  },
  'nobody asks for failures, and an operation is refused everywhere': {
    scan: { failOn: 'none', faults: [DENIED] },
    first: 'NO VERDICT  ec2:DescribeFlowLogs got no answer anywhere',
    exitCode: 3,
    alerts: [0, 10],
    isSuccessful: true,
  },
  'the scan role is nowhere': {
    scan: {
      change: closeAll,
    },
    first: 'NO VERDICT  5 of 5 accounts could not be entered',
    exitCode: 3,
    alerts: [0, 5],
    isSuccessful: false,
  },
  'the scan role is nowhere, and everything is tolerated': {
    scan: {
      change: closeAll,
      allowIncomplete: 100,
    },
    first: 'NO VERDICT  5 of 5 accounts could not be entered',
    exitCode: 3,
    alerts: [0, 5],
    isSuccessful: false,
  },
  'one account is closed': {
    scan: { change: ({ missingRoles, workloads }) => missingRoles.add(workloads[0] ?? '') },
    first: 'NO VERDICT  1 of 5 accounts could not be entered',
    exitCode: 3,
    alerts: [0, 1],
    isSuccessful: false,
  },
  'one account is closed, and something fails in another one': {
    scan: { ...BROKEN, change: ({ missingRoles, core }) => missingRoles.add(core.logArchive) },
    first: 'GATE FAILED 1 failure at or above high',
    exitCode: 3,
    alerts: [1, 1],
    isSuccessful: false,
  },
  'one operation is refused everywhere': {
    scan: { faults: [DENIED] },
    first: 'NO VERDICT  ec2:DescribeFlowLogs got no answer anywhere',
    exitCode: 3,
    alerts: [0, 10],
    isSuccessful: true,
  },
  'one operation is refused everywhere, and everything is tolerated': {
    scan: { faults: [DENIED], allowIncomplete: 100 },
    first: 'NO VERDICT  ec2:DescribeFlowLogs got no answer anywhere',
    exitCode: 3,
    alerts: [0, 10],
    isSuccessful: true,
  },
  'one region is refused': {
    scan: { faults: [`${DENIED},region=us-east-1`] },
    first: 'NO VERDICT  5 of ',
    exitCode: 3,
    alerts: [0, 5],
    isSuccessful: true,
  },
  'one region is refused, and that is tolerated': {
    scan: { faults: [`${DENIED},region=us-east-1`], allowIncomplete: 50 },
    first: 'GATE PASSED no failure at or above high, and 5 questions without an answer were tolerated',
    exitCode: 0,
    alerts: [0, 5],
    isSuccessful: true,
  },
  'one region is refused, less than that is tolerated': {
    scan: { faults: [`${DENIED},region=us-east-1`], allowIncomplete: 1 },
    first: 'NO VERDICT  5 of ',
    exitCode: 3,
    alerts: [0, 5],
    isSuccessful: true,
  },
  'one region is refused, and something fails elsewhere': {
    scan: { ...BROKEN, faults: [`${DENIED},region=us-east-1`] },
    first: 'GATE FAILED 1 failure at or above high',
    exitCode: 3,
    alerts: [1, 5],
    isSuccessful: true,
  },
  'AWS throttles for ever': {
    scan: { faults: ['throttled:operation=ec2:DescribeFlowLogs'], timing: SHORT },
    first: 'NO VERDICT  ec2:DescribeFlowLogs got no answer anywhere',
    exitCode: 3,
    alerts: [0, 10],
    isSuccessful: true,
  },
  'the organization cannot be listed': {
    scan: { faults: ['denied:operation=organizations:ListAccounts'] },
    first: 'NO VERDICT  ',
    exitCode: 3,
    alerts: [0, 1],
    isSuccessful: true,
  },
  'the budget of requests is spent': {
    scan: { maxCalls: 60 },
    first: 'NO VERDICT  ',
    exitCode: 3,
    alerts: [0, 'some'],
    isSuccessful: true,
  },
  'the clock is an hour wrong': {
    scan: { rules: ['ASEA-LM-OV-02', 'ASEA-LM-CT-02'], clock: { aheadSeconds: 3_600, toleranceSeconds: 7_200 } },
    first: 'NO VERDICT  ',
    exitCode: 3,
    alerts: [0, 0],
    isSuccessful: true,
  },
};

describe('the headlines of a bad day', () => {
  it.each(Object.entries(DAYS))('%s', async (_name, { scan, first, exitCode, alerts, isSuccessful }) => {
    const { report } = await scanSimulated({ rules: RULES, ...scan });
    const [line = ''] = textOf(tableOf(200), report).split('\n');
    expect(line.slice(0, first.length)).toBe(first);
    const [title = ''] = /^(?:GATE (?:PASSED|FAILED|OFF)|NO VERDICT)/.exec(first) ?? [];
    expect(textOf(html, report)).toContain(` ${title}: `);
    expect(report.summary.exitCode).toBe(exitCode);
    const { invocations = [], results = [] } = (JSON.parse(textOf(sarif, report)) as Log).runs[0] ?? {};
    expect(invocations[0]?.exitCodeDescription?.startsWith(`${title}: `)).toBe(true);
    expect(invocations[0]?.executionSuccessful).toBe(isSuccessful);
    const failed = results.filter(({ kind }) => kind === 'fail').length;
    const unread = results.length - failed;
    expect([failed, alerts[1] === 'some' && unread > 0 ? 'some' : unread]).toEqual(alerts);
    expect(statesOf(report)).toEqual(new Map([...counted(report)]));
    if (title !== 'GATE PASSED')
      for (const other of [line, textOf(html, report)]) expect(other).not.toContain('GATE PASSED');
  });
});

/** What Security Hub would show: a state for each failure and each thing that is not known. */
function statesOf(report: FullReport): Map<string, number> {
  const findings = JSON.parse(textOf(asff, report)) as { Compliance: { Status: string } }[];
  return countBy(findings.map(({ Compliance }) => Compliance.Status));
}

function counted({ findings }: FullReport): Map<string, number> {
  const states = { fail: 'FAILED', unknown: 'NOT_AVAILABLE' } as const;
  return countBy(
    findings.flatMap(({ verdict }) => (verdict === 'fail' || verdict === 'unknown' ? [states[verdict]] : [])),
  );
}

function countBy(words: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}
