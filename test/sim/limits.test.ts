import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { limitOf } from '../../collectors/aws/limits.ts';
import { DECLARED_OPERATIONS } from '../../collectors/permissions.ts';
import { openLimiter } from '../../sim/limits/limiter.ts';
import { bucketOf } from '../../sim/limits/published.ts';
import type { Handler } from '../../sim/operation.ts';
import { refusalOf, serve, settings, WORKLOAD } from './wire/served.ts';

const PLACE = { account: '111122223333', region: 'ca-central-1' };
const FILTERS = { ...PLACE, operation: 'logs:DescribeSubscriptionFilters' };

const vpcs: Handler = () => ({ Vpcs: [] });
const logGroups: Handler = () => ({ logGroups: [] });
const assumeRole: Handler = () => ({
  Credentials: { AccessKeyId: 'ASIASIM0', SecretAccessKey: 's', SessionToken: 't', Expiration: new Date() },
});

describe('a limiter', () => {
  /** How many of ten calls are let through at each of these seconds. */
  function admitted(seconds: readonly number[], options: { scale?: number; others?: number } = {}) {
    let now = 0;
    const limiter = openLimiter({ ...options, now: () => now });
    return seconds.map((second) => {
      now = second * 1000;
      return Array.from({ length: 10 }, () => limiter.admits(FILTERS)).filter(Boolean).length;
    });
  }

  it('lets a burst through, and then what a second gives', () => {
    expect(admitted([0, 0.5, 1, 1.2, 60])).toEqual([5, 2, 3, 1, 5]);
  });

  it('allows less where the limits are lower', () => {
    expect(admitted([0, 1, 2], { scale: 0.5 })).toEqual([2, 2, 2]);
  });

  it('has others take their part of every second', () => {
    expect(admitted([0, 1, 2, 3], { others: 0.6 })).toEqual([5, 2, 2, 2]);
  });

  it('counts accounts and regions apart, and the organization as one', () => {
    const limiter = openLimiter({ now: () => 0 });
    const places = [PLACE, { ...PLACE, account: '444455556666' }, { ...PLACE, region: 'us-east-1' }];
    const admitted = (operation: string) =>
      places.map((place) => Array.from({ length: 10 }, () => limiter.admits({ ...place, operation })));
    const count = (all: boolean[][]) => all.map((one) => one.filter(Boolean).length);
    expect(count(admitted('logs:DescribeSubscriptionFilters'))).toEqual([5, 5, 5]);
    expect(count(admitted('organizations:ListRoots'))).toEqual([2, 0, 0]);
  });
});

describe('the limits that the scanner keeps to', () => {
  it.each(DECLARED_OPERATIONS)('are no higher than those of AWS: %s', (operation) => {
    const allowed = bucketOf({ ...PLACE, operation });
    const assumed = limitOf(operation);
    expect(assumed.perSecond).toBeLessThanOrEqual(allowed.perSecond);
    expect(assumed.burst).toBeLessThanOrEqual(allowed.burst);
  });
});

describe('a server with limits', () => {
  it("throttles with the service's own error, and counts it", async () => {
    const limits = { now: () => 0 };
    const server = await serve({ 'ec2:DescribeVpcs': vpcs, 'logs:DescribeLogGroups': logGroups }, { limits });
    const ec2 = new EC2Client(settings(server));
    const logs = new CloudWatchLogsClient(settings(server));
    const answered = await Promise.allSettled([
      ...Array.from({ length: 130 }, () => ec2.send(new DescribeVpcsCommand({}))),
      ...Array.from({ length: 30 }, () => logs.send(new DescribeLogGroupsCommand({}))),
    ]);
    const errors = answered.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).name] : []));
    expect(errors).toEqual([
      ...Array.from({ length: 30 }, () => 'RequestLimitExceeded'),
      ...Array.from({ length: 20 }, () => 'ThrottlingException'),
    ]);
    expect(Object.fromEntries(server.throttled)).toEqual({ 'ec2:DescribeVpcs': 30, 'logs:DescribeLogGroups': 20 });
    ec2.destroy();
    logs.destroy();
  });

  it('limits nothing unless it is told to', async () => {
    const server = await serve({ 'logs:DescribeLogGroups': logGroups });
    const logs = new CloudWatchLogsClient(settings(server));
    await Promise.all(Array.from({ length: 30 }, () => logs.send(new DescribeLogGroupsCommand({}))));
    expect(server.throttled).toEqual(new Map());
    logs.destroy();
  });
});

describe('a server whose sessions end', () => {
  async function session(options: { seconds: number; announcedSeconds?: number; now: () => number }) {
    const server = await serve({ 'ec2:DescribeVpcs': vpcs, 'sts:AssumeRole': assumeRole }, { sessions: options });
    const sts = new STSClient(settings(server));
    const RoleArn = `arn:aws:iam::${WORKLOAD}:role/Scan`;
    const { Credentials: given } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'scan' }));
    const credentials = { accessKeyId: `ASIASIM0${WORKLOAD}`, secretAccessKey: 's', sessionToken: given?.SessionToken };
    const ec2 = new EC2Client({
      ...settings(server),
      credentials: credentials as { accessKeyId: string; secretAccessKey: string },
    });
    return { server, given, call: () => ec2.send(new DescribeVpcsCommand({})) };
  }
  const expired = { name: 'RequestExpired', message: 'Request has expired.', status: 400 };

  it("answers until then, and after that with the service's own error", async () => {
    let now = Date.UTC(2026, 10, 23);
    const { call, given } = await session({ seconds: 720, now: () => now });
    expect(given?.Expiration).toEqual(new Date(now + 720_000));
    now += 719_000;
    await call();
    now += 1_000;
    expect(await refusalOf(call())).toEqual(expired);
  });

  it('may announce another end than the true one, and ends all sessions when they are revoked', async () => {
    const now = Date.UTC(2026, 10, 23);
    const { call, given, server } = await session({ seconds: 720, announcedSeconds: 3600, now: () => now });
    expect(given?.Expiration).toEqual(new Date(now + 3_600_000));
    await call();
    server.revokeSessions();
    expect(await refusalOf(call())).toEqual(expired);
  });
});
