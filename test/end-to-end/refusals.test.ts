import { beforeAll, describe, expect, it } from 'vitest';
import { isKnown } from '../../model/cell.ts';
import { compare } from '../../trust/compare.ts';
import { type SimulatedOptions, type SimulatedScan, scanSimulated } from '../../trust/scan.ts';

/**
 * Calls that stay unanswered are given up soon, so that hundreds of scans take no hours; but not so soon that a busy
 * machine gives up what would have been answered.
 */
const IMPATIENT = { deadlines: { throttled: 3_000, unanswered: 4_000 }, timeouts: { connect: 4_000, answer: 3_000 } };
const SMALL = { size: 4, in: 1 } as const satisfies SimulatedOptions;

let clean: SimulatedScan;
beforeAll(async () => {
  clean = await scanSimulated(SMALL);
});

/** Answers of which nothing can be used. */
const REFUSED = ['html', 'empty', 'expired', 'denied-by-scp'];
const WITHOUT_MEMBER = ['missing-member', 'null-member'];
/** However often they are asked for. */
const SILENT = ['cut-off', 'slow', 'server-error', 'throttled'];
/** Of listings only. */
const BROKEN_LISTS = ['repeated-token', 'last-page-lost'];
/** What passes, one after the other, and what AWS may do. */
const HARMLESS = [
  ['throttled:times=2', 'empty-page-with-token'],
  ['reset:times=1', 'server-error:times=1', 'cut-off:times=1'],
];

/** Where an answer without its first member says something of its own: no versioning, no lock, a caller without a user id. */
const LEGAL_WITHOUT_MEMBER = ['s3:GetBucketVersioning', 's3:GetObjectLockConfiguration', 'sts:GetCallerIdentity'];

/** Every operation of a scan. A new one that is missing here is found by the first test. */
const OPERATIONS = [
  'account:ListRegions',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetTrailStatus',
  'ec2:DescribeFlowLogs',
  'ec2:DescribeVpcs',
  'firehose:DescribeDeliveryStream',
  'firehose:ListDeliveryStreams',
  'kinesis:DescribeStreamSummary',
  'kms:DescribeKey',
  'kms:GetKeyRotationStatus',
  'logs:DescribeAccountPolicies',
  'logs:DescribeDestinations',
  'logs:DescribeLogGroups',
  'logs:DescribeSubscriptionFilters',
  'organizations:DescribeOrganization',
  'organizations:ListAWSServiceAccessForOrganization',
  'organizations:ListAccounts',
  'organizations:ListAccountsForParent',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:ListRoots',
  's3:GetBucketEncryption',
  's3:GetBucketLifecycleConfiguration',
  's3:GetBucketLocation',
  's3:GetBucketReplication',
  's3:GetBucketVersioning',
  's3:GetObjectLockConfiguration',
  's3:ListBuckets',
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
];

/** EC2 tells the regions as well. */
const REPLACED = ['account:ListRegions'];

/** So many of the kinds, others for the next operation: each kind meets many operations, and the time is bearable. */
function inTurn(kinds: readonly string[], operation: string, count: number): string[] {
  const first = OPERATIONS.indexOf(operation);
  return Array.from({ length: count }, (_, index) => kinds[(first + index) % kinds.length] ?? '');
}

type Outcome = ReturnType<typeof compare> & { readonly met: boolean; readonly code: number };

async function broken(operation: string, ...specifications: string[]): Promise<Outcome> {
  // Of the caller itself nothing can be scanned without its identity: that is an error of its own.
  const account = operation === 'sts:GetCallerIdentity' ? `,account=${clean.landingZone.workloads[0]}` : '';
  const faults = specifications.map((specification) => {
    const [kind, keys] = specification.split(':');
    return `${kind}:operation=${operation}${account}${keys === undefined ? '' : `,${keys}`}`;
  });
  const isSilent = specifications.some((kind) => [...SILENT, ...BROKEN_LISTS].includes(kind));
  const { report, server } = await scanSimulated({ ...SMALL, ...(isSilent ? { patience: IMPATIENT } : {}), faults });
  const met = server.calls.some((call) => call.fault !== null);
  return { ...compare(clean.report, report), met, code: report.summary.exitCode };
}

/** Eight scans at a time: those of a silent service mostly wait. */
async function brokenBy(operation: string, kinds: readonly string[]): Promise<Record<string, Outcome>> {
  const rest = kinds.values();
  const outcomes: Record<string, Outcome> = {};
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const kind of rest) outcomes[kind] = await broken(operation, kind);
    }),
  );
  return outcomes;
}

it('every operation of a scan is refused below', () => {
  expect([...clean.server.counts.keys()].sort()).toEqual(OPERATIONS);
});

describe.each(OPERATIONS)('%s', (operation) => {
  it('is never a pass when it is refused, silent or spoiled', async () => {
    const denied = await broken(operation, 'denied');
    expect({ met: denied.met, wrong: denied.wrong }).toEqual({ met: true, wrong: [] });
    expect(denied.lost.length > 0).toBe(!REPLACED.includes(operation));
    const kinds = [...inTurn(REFUSED, operation, 3), ...inTurn(SILENT, operation, 2), ...BROKEN_LISTS];
    if (!LEGAL_WITHOUT_MEMBER.includes(operation)) kinds.push(...WITHOUT_MEMBER);
    for (const [kind, { met, lost, wrong, code }] of Object.entries(await brokenBy(operation, kinds))) {
      expect({ kind, wrong }).toEqual({ kind, wrong: [] });
      if (!met) expect(BROKEN_LISTS).toContain(kind);
      else if (!REPLACED.includes(operation)) expect({ kind, code }).toEqual({ kind, code: 3 });
      // Whatever the reason, the same findings are lost.
      if (REFUSED.includes(kind)) expect({ kind, lost }).toEqual({ kind, lost: denied.lost });
    }
  });
});

it.each(HARMLESS)('operations that fail for a moment change nothing: %s, …', async (...kinds) => {
  // Mostly waiting for the next attempt, so side by side.
  const rest = OPERATIONS.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const operation of rest) {
        const { met, lost, wrong, code } = await broken(operation, ...kinds);
        expect({ operation, met, lost, wrong, code }).toEqual({ operation, met: true, lost: [], wrong: [], code: 0 });
      }
    }),
  );
});

describe('answers of another account', () => {
  it.each(['sts:GetCallerIdentity', 'sts:AssumeRole'])('to %s make the account unknown', async (operation) => {
    const [workload] = clean.landingZone.workloads;
    const { report } = await scanSimulated({
      ...SMALL,
      faults: [`wrong-account:operation=${operation},account=${workload}`],
    });
    expect(compare(clean.report, report).wrong).toEqual([]);
  });
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
    const gaps = refused.report.coverage.filter((cell) => !isKnown(cell));
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
    const gaps = refused.report.coverage.filter((cell) => !isKnown(cell));
    expect(gaps.map((cell) => [cell.operation, cell.outcome])).toEqual([['sts:AssumeRole', 'denied']]);
    const account = gaps[0]?.account;
    const there = refused.report.findings.filter((finding) => finding.account === account);
    expect(there.length).toBeGreaterThan(0);
    expect(there.every((finding) => finding.verdict === 'unknown')).toBe(true);
    expect(refused.report.summary.exitCode).toBe(3);
  });
});
