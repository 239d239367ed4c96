import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutSubscriptionFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateStreamCommand, DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { UndiciHttpHandler } from '@smithy/undici-http-handler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVICE_REGIONS } from '../../collectors/runner/service-regions.ts';
import { isKnown } from '../../model/cell.ts';
import { scan } from '../../trust/scan.ts';
import type { FullReport } from '../../trust/whole-report.ts';
import { buildMotoOrganization, HOME, type MotoOrganization, REGIONS, SCAN_ROLE } from './moto-organization.ts';
import { type MotoServer, startMoto } from './moto-server.ts';
import { noAccountPolicies, refusedRole, startProxy } from './proxy.ts';
import { type Expected, roundsOf } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

let moto: MotoServer;
let organization: MotoOrganization;
/** Operations that scans of this file asked, and whether moto ever answered them. */
const asked = new Map<string, 'answered' | 'not answered'>();

beforeAll(async () => {
  moto = await startMoto();
});
afterAll(async () => {
  const answered = [...asked].filter(([, how]) => how === 'answered').map(([operation]) => operation);
  const missing = [...asked].filter(([, how]) => how === 'not answered').map(([operation]) => operation);
  process.stderr.write(
    `checked against moto (${moto.way}): ${answered.sort().join(', ')}\n` +
      `moto cannot answer, covered by the simulated organization only: ${missing.sort().join(', ')}\n`,
  );
  await moto.stop();
});

async function buildAnew(): Promise<void> {
  await moto.reset();
  organization = await buildMotoOrganization(moto.endpoint);
}

async function scanMoto(
  rules: readonly string[],
  { endpoint = moto.endpoint, parameters = {} }: { endpoint?: string; parameters?: Record<string, unknown> } = {},
): Promise<FullReport> {
  const { management, logArchive, security } = organization.accounts;
  const report = await scan({
    endpoint,
    accessKeyId: 'test',
    organization: {
      homeRegion: HOME,
      accounts: { management, logArchive, security },
      scanRole: SCAN_ROLE,
      regions: [...REGIONS],
    },
    rules,
    timing: TIMING,
    // Everything is new here, and would be in its period of grace.
    parameters: { graceMinutes: 0, ...parameters },
  });
  for (const cell of report.coverage) {
    if (isKnown(cell)) asked.set(cell.operation, 'answered');
    else if (!asked.has(cell.operation)) asked.set(cell.operation, 'not answered');
  }
  return report;
}

/** Seconds that moto answers within; what it cannot answer at all is repeated for so long. */
const TIMING = {
  timeouts: { connect: 6_000, answer: 6_000 },
  deadlines: { throttled: 6_000, unanswered: 6_000 },
};

/** The findings of these rules as a scenario writes them: accounts by name, several of one place as a sorted list. */
function found(report: FullReport, rules: readonly string[]): Expected {
  const names = Object.fromEntries(Object.entries(organization.accounts).map(([name, id]) => [id, name]));
  const grouped: Record<string, string[]> = {};
  for (const { rule, account, region, verdict } of report.findings) {
    if (!rules.includes(rule)) continue;
    const key = `${rule} ${names[account]} ${region}`;
    grouped[key] = [...(grouped[key] ?? []), verdict].sort();
  }
  return Object.fromEntries(
    Object.entries(grouped).map(([key, list]) => [key, list.length === 1 ? list[0] : list]),
  ) as Expected;
}

const rounds = roundsOf(SCENARIOS).map((scenarios, round) => ({ round: round + 1, scenarios }));

describe.each(rounds)('an organization in moto is judged as it is built (round $round)', ({ scenarios }) => {
  let report: FullReport;
  beforeAll(async () => {
    await buildAnew();
    for (const { prepare } of scenarios) await prepare(organization);
    report = await scanMoto(scenarios.flatMap(({ rules }) => rules));
  });

  it.each(scenarios)('$name', ({ rules, expected }) => {
    expect(found(report, rules)).toEqual(expected);
  });
});

describe('an organization as it is built', () => {
  beforeAll(buildAnew);

  it('has the regions of GuardDuty from AWS’s public list, of which moto has a copy', async () => {
    const { coverage } = await scanMoto(['ASEA-LM-GD-02']);
    const lists = coverage.filter(({ operation }) => operation === SERVICE_REGIONS);
    expect(lists.map(({ outcome, detail }) => ({ outcome, detail }))).toEqual([{ outcome: 'collected', detail: null }]);
  });

  // Behind a proxy that does what moto cannot.
  it('an account without the scan role is unknown as a whole, and the others are judged', async () => {
    const rules = ['ASEA-LM-FL-01', 'ASEA-LM-CL-05'];
    const proxy = await startProxy(moto.endpoint, refusedRole(organization.accounts.workloadB));
    try {
      const report = await scanMoto(rules, { endpoint: proxy.endpoint });
      const findings = report.findings.filter(({ rule }) => rules.includes(rule));
      const inAccount = findings.filter(({ account }) => account === organization.accounts.workloadB);
      expect(inAccount.map(({ verdict, region }) => [verdict, region])).toEqual([
        ['unknown', 'global'],
        ['unknown', 'global'],
      ]);
      const others = findings.filter(({ account }) => account !== organization.accounts.workloadB);
      expect(new Set(others.map(({ verdict }) => verdict))).toEqual(new Set(['pass']));
      expect(report.summary.exitCode).toBe(3);
    } finally {
      await proxy.stop();
    }
  });

  // The last one, because it adds to the organization.
  it('subscriptions: full, narrowed, elsewhere and missing', async () => {
    const settings = organization.at(organization.accounts.workloadA);
    const logs = new CloudWatchLogsClient(settings);
    // The client's own handler speaks HTTP/2, which moto does not.
    const kinesis = new KinesisClient({ ...settings, requestHandler: new UndiciHttpHandler() });
    const arns: string[] = [];
    for (const StreamName of ['approved', 'elsewhere']) {
      await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
      const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
      arns.push(StreamDescriptionSummary?.StreamARN ?? '');
    }
    const [approved, elsewhere] = arns;
    const groups = { full: approved, narrowed: approved, elsewhere, missing: undefined };
    for (const [name, destinationArn] of Object.entries(groups)) {
      const logGroupName = `/subscribed/${name}`;
      await logs.send(new CreateLogGroupCommand({ logGroupName }));
      if (!destinationArn) continue;
      const filterPattern = name === 'narrowed' ? 'ERROR' : '';
      await logs.send(
        new PutSubscriptionFilterCommand({ logGroupName, filterName: 'central', filterPattern, destinationArn }),
      );
    }
    const proxy = await startProxy(moto.endpoint, noAccountPolicies);
    try {
      const report = await scanMoto(['ASEA-LM-CL-01'], {
        endpoint: proxy.endpoint,
        parameters: { approvedDestinationArns: [approved] },
      });
      const subscribed = report.findings.filter(({ subject }) => subject.name.startsWith('/subscribed/'));
      expect(Object.fromEntries(subscribed.map(({ subject, verdict }) => [subject.name, verdict]))).toEqual({
        '/subscribed/full': 'pass',
        '/subscribed/narrowed': 'fail',
        '/subscribed/elsewhere': 'fail',
        '/subscribed/missing': 'fail',
      });
    } finally {
      await proxy.stop();
    }
  });
});
