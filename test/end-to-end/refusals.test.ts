import { beforeAll, describe, expect, it } from 'vitest';
import { isKnown } from '../../model/cell.ts';
import { type SimulatedScan, scanSimulated, verdicts } from './scan.ts';

let clean: SimulatedScan;
beforeAll(async () => {
  clean = await scanSimulated();
});

/** Findings that moved, and that they moved away from `pass` and `not-applicable` only. */
function compare(broken: SimulatedScan) {
  const after = verdicts(broken.report);
  const lost: string[] = [];
  const improved: string[] = [];
  for (const [key, verdict] of after) {
    const before = verdicts(clean.report).get(key);
    if (before === verdict) continue;
    if (verdict === 'unknown') lost.push(key);
    else improved.push(`${key}: ${before} -> ${verdict}`);
  }
  return { lost, improved };
}

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
    expect(new Set(gaps.map((cell) => `${cell.account} ${cell.region} ${cell.outcome}`))).toEqual(
      new Set([`${workload} ${region} denied`]),
    );
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

describe.each([
  'ec2:DescribeVpcs',
  'ec2:DescribeFlowLogs',
  'logs:DescribeLogGroups',
  'logs:DescribeSubscriptionFilters',
  'logs:DescribeAccountPolicies',
  'logs:DescribeDestinations',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:GetEventSelectors',
  'organizations:ListAccounts',
  'organizations:ListRoots',
  'organizations:ListAWSServiceAccessForOrganization',
  'account:ListRegions',
  'sts:GetCallerIdentity',
  'kinesis:DescribeStreamSummary',
  'firehose:ListDeliveryStreams',
  'firehose:DescribeDeliveryStream',
  's3:ListBuckets',
  's3:GetBucketLocation',
  's3:GetBucketVersioning',
  's3:GetBucketLifecycleConfiguration',
  's3:GetBucketReplication',
  's3:GetBucketEncryption',
  'kms:DescribeKey',
])('%s', (operation) => {
  it.each(['denied', 'html', 'empty', 'cut-off', 'missing-member'])('%s is never a pass', async (kind) => {
    // Of the caller itself nothing can be scanned without its identity: that is an error of its own.
    const scope = operation === 'sts:GetCallerIdentity' ? `,account=${clean.landingZone.workloads[0]}` : '';
    const broken = await scanSimulated({ faults: [`${kind}:operation=${operation}${scope}`] });
    const { improved } = compare(broken);
    expect(improved).toEqual([]);
    const met = broken.server.calls.some((call) => call.fault !== null);
    expect(met).toBe(true);
    const replaced = operation === 'account:ListRegions';
    if (!replaced) expect(broken.report.summary.exitCode).toBe(3);
  });
});
