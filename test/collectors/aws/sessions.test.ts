import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import { openAws } from '../../../collectors/aws/open-aws.ts';
import { once } from '../../../collectors/aws/pages.ts';
import { parseFaults } from '../../../sim/faults/parse.ts';
import { handlersOf } from '../../../sim/handlers/index.ts';
import { buildLandingZone } from '../../../sim/landing-zone/landing-zone.ts';
import { type ServerOptions, startServer } from '../../../sim/server.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function setUp(options: Partial<ServerOptions> = {}) {
  const landingZone = buildLandingZone({ accounts: 6, regions: 1, seed: 1, now: new Date('2026-11-01T12:00:00.000Z') });
  const { callerAccount, homeRegion, scanRole } = landingZone;
  const sessions = { seconds: 3600 };
  const server = await startServer({ handlers: handlersOf(landingZone), callerAccount, sessions, ...options });
  const aws = openAws({
    credentials: async () => ({ accessKeyId: `AKIASIM0${callerAccount}`, secretAccessKey: 'simulated' }),
    ...{
      region: homeRegion,
      scanRole,
      sessionName: 'zonewarden',
      endpoints: { default: server.endpoint },
      share: 1000,
    },
  });
  opened.push(server, aws);
  const vpcs = (account: string) => {
    const question = aws.question({ account, region: homeRegion, operation: 'ec2:DescribeVpcs' });
    return once(question.client(EC2Client), DescribeVpcsCommand, {});
  };
  const count = (operation: string) => server.counts.get(operation);
  return { server, vpcs, count, accounts: landingZone.workloads.slice(0, 2) as [string, string] };
}

describe('a session that has ended before its time', () => {
  it('is replaced once for each account, however many calls were refused, and no call is lost', async () => {
    const { server, vpcs, count, accounts } = await setUp();
    await Promise.all(accounts.map(vpcs));
    server.revokeSessions();
    const calls = accounts.flatMap((account) => Array.from({ length: 200 }, () => vpcs(account)));
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(count('sts:AssumeRole')).toBe(4);
  });

  it('is replaced where another account still has its own', async () => {
    const { server, vpcs, count, accounts } = await setUp();
    await vpcs(accounts[0]);
    server.revokeSessions();
    await vpcs(accounts[1]);
    await vpcs(accounts[0]);
    expect(count('sts:AssumeRole')).toBe(3);
  });

  it('and the next one as well makes a refusal, and does not assume the role for every call', async () => {
    const faults = parseFaults(['expired:operation=ec2:*']);
    const { vpcs, count, accounts } = await setUp({ faults });
    for (let call = 0; call < 5; call++) await expect(vpcs(accounts[0])).rejects.toThrow('Request has expired.');
    expect([count('sts:AssumeRole'), count('ec2:DescribeVpcs')]).toEqual([2, 6]);
  });
});
