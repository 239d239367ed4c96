import { describe, expect, it } from 'vitest';
import type { PlannedCalls } from '../../app/estimate/calls-by-place.ts';
import { callsBefore, plannedCalls } from '../../app/estimate/calls-by-place.ts';
import type { Estimate } from '../../app/estimate/estimate.ts';
import { estimateMinutes } from '../../app/estimate/estimate-minutes.ts';
import { estimateText } from '../../cli/output/estimate-text.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';

const pace = { share: 0.5, concurrency: 64, homeRegion: 'ca-central-1' };

function subscriptions(account: string, region: string, calls: number): PlannedCalls & { readonly calls: number } {
  return { account, region, operation: 'logs:DescribeSubscriptionFilters', parent: 'log-group', batch: 1, calls };
}

function minutesOf(...byPlace: (PlannedCalls & { readonly calls: number })[]): number {
  const total = byPlace.reduce((sum, { calls }) => sum + calls, 0);
  const row = {
    operation: 'logs:DescribeSubscriptionFilters',
    calls: total,
    basis: 'earlier',
    assumption: null,
  } as const;
  return estimateMinutes({ byPlace, byOperation: [row] }, pace);
}

describe('the minutes of a scan', () => {
  it('are those of the slowest limit: five requests in a second for each account and region, half of them ours', () => {
    const one = subscriptions('111122223333', 'ca-central-1', 1_505);
    expect(minutesOf(one)).toBe(10);
    expect(minutesOf(one, subscriptions('111122223333', 'us-east-1', 1_505))).toBe(10);
    expect(minutesOf(one, subscriptions('111122223333', 'ca-central-1', 1_500))).toBe(20);
  });

  it('are those of the answers where no limit is reached', () => {
    const many = Array.from({ length: 100 }, (_, account) =>
      subscriptions(`1111222233${account + 10}`, 'us-east-1', 192),
    );
    expect(estimateMinutes({ byPlace: [], byOperation: [rowOf(19_200)] }, pace)).toBe(1);
    expect(minutesOf(...many)).toBe(1.3);
  });

  it('are shared by all accounts where AWS counts for the organization as a whole', () => {
    const row = { operation: 'organizations:ListAccounts', calls: 160, basis: 'planned', assumption: null } as const;
    expect(estimateMinutes({ byPlace: [], byOperation: [row] }, pace)).toBe(1);
  });

  function rowOf(calls: number) {
    return { operation: 'ec2:DescribeVpcs', calls, basis: 'planned', assumption: null } as const;
  }
});

describe('an earlier snapshot', () => {
  const snapshot = exampleSnapshot({
    resources: [
      { type: 'log-group', id: 'arn:aws:logs:ca-central-1:444455556666:log-group:a' },
      { type: 'log-group', id: 'arn:aws:logs:ca-central-1:444455556666:log-group:b' },
      { type: 'log-subscriptions', id: 'arn:aws:logs:ca-central-1:444455556666:log-group:a' },
      { type: 'log-subscriptions', id: 'arn:aws:logs:ca-central-1:444455556666:log-group:b' },
    ],
  });

  it('tells what was asked of a place, and of a place that it does not have the mean of the others', async () => {
    const before = await callsBefore(snapshot);
    const planned = subscriptions('444455556666', 'ca-central-1', 0);
    expect([
      before.of(planned),
      before.of({ ...planned, region: 'eu-west-1' }),
      before.of({ ...planned, operation: 'ec2:DescribeSubnets' }),
    ]).toEqual([2, 2, null]);
  });

  it('counts what was asked because others name it, where nothing of the kind is planned', async () => {
    const destination = 'arn:aws:firehose:ca-central-1:444455556666:deliverystream/own';
    const { followUps } = await callsBefore(
      exampleSnapshot({
        resources: [
          { type: 'flow-log', destinationType: 'kinesis-data-firehose', destination },
          { type: 'delivery-stream', account: '444455556666', name: 'own' },
          { type: 'delivery-stream-detail', account: '444455556666' },
        ],
      }),
    );
    const place = { account: '444455556666', region: 'ca-central-1', parent: null, batch: 1, calls: 1 };
    expect(followUps).toEqual([
      { ...place, operation: 'firehose:ListDeliveryStreams' },
      { ...place, operation: 'firehose:DescribeDeliveryStream' },
    ]);
    expect((await callsBefore(snapshot)).followUps).toEqual([]);
  });

  it('asks of its own places what a new scan would ask of them', () => {
    const planned = plannedCalls(
      snapshot.manifest.targets,
      ['vpc', 'log-subscriptions'],
      ({ account }) => account !== '444455556666',
    );
    const asked = planned
      .filter(({ account }) => account === '444455556666')
      .map(({ operation, parent }) => [operation, parent]);
    expect(asked.sort()).toEqual([
      ['ec2:DescribeVpcs', null],
      ['logs:DescribeAccountPolicies', null],
      ['logs:DescribeLogGroups', null],
      ['logs:DescribeSubscriptionFilters', 'log-group'],
    ]);
  });
});

describe('an estimate for a person', () => {
  const account = {
    account: '111122223333',
    name: 'Management',
    regions: ['ca-central-1', 'us-east-1'],
    leftOut: null,
  };
  const estimate: Estimate = {
    organizationId: 'o-exampleorg',
    accounts: [
      account,
      { ...account, account: '444455556666', name: 'dev\u001b[31m001', regions: null },
      {
        ...account,
        account: '555566667777',
        name: 'old',
        regions: [],
        leftOut: { kind: 'state', reason: 'the account is SUSPENDED' },
      },
    ],
    calls: [
      { operation: 'ec2:DescribeVpcs', calls: 2, basis: 'planned', assumption: null },
      { operation: 'logs:DescribeLogGroups', calls: 1_202, basis: 'earlier', assumption: null },
      { operation: 's3:GetBucketVersioning', calls: 5, basis: 'assumed', assumption: '5 × bucket in each account' },
    ],
    totalCalls: 1_209,
    minutes: 2.5,
    share: 0.5,
    refused: [{ account: '444455556666', operation: 'sts:AssumeRole', outcome: 'denied', detail: 'not\nallowed' }],
  };

  it('names accounts, refusals, requests with their basis, and the time', () => {
    expect([...estimateText(estimate)]).toEqual([
      'Dry run: only the accounts and their regions were read, and no report is written.',
      '',
      '2 accounts to scan, 1 left out',
      '  111122223333  Management: ca-central-1, us-east-1',
      '  444455556666  dev⟨U+001B⟩[31m001: its regions could not be read',
      '  555566667777  old: left out: the account is SUSPENDED',
      '',
      '1 question refused while the accounts were read; what hangs on them is not counted below:',
      '  sts:AssumeRole in 444455556666: denied (not allowed)',
      '',
      'Requests to AWS of a whole scan',
      '  ec2:DescribeVpcs                2',
      '  logs:DescribeLogGroups      1,202  as in the earlier snapshot',
      '  s3:GetBucketVersioning          5  assumed: 5 × bucket in each account',
      '  total                       1,209',
      '',
      "About 2.5 minutes at 0.5 of AWS's limits (--share).",
      'Name an earlier snapshot with --like to count with what is there instead of assumptions.',
    ]);
  });
});
