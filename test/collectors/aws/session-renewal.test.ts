import { EventEmitter, once as event } from 'node:events';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../collectors/aws/clock.ts';
import { openAws } from '../../../collectors/aws/open-aws.ts';
import { once } from '../../../collectors/aws/pages.ts';
import {
  callerIdentity,
  ec2Error,
  fakeEndpoint,
  homeKey,
  type WireAnswer,
  type WireRequest,
  xml,
} from './fake-endpoint.ts';

const ACCOUNT = '111122223333';
const REGION = 'ca-central-1';
const HOUR_MS = 3_600_000;
const NO_VPCS = xml(
  '<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><vpcSet/></DescribeVpcsResponse>',
);
const EXPIRED = ec2Error('RequestExpired', 'Request has expired.');

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** A server that numbers its sessions and whose clock is ahead of the machine's; ours is as far ahead as is said. */
async function setUp(
  answer: (session: string) => WireAnswer | null,
  awsAhead = 0,
  concurrency = 64,
  ownerOf: (session: string) => string = () => ACCOUNT,
) {
  let ahead = 0;
  let sessions = 0;
  const server = await fakeEndpoint(({ operation, accessKey }: WireRequest) => {
    const date = { date: new Date(Date.now() + awsAhead).toUTCString() };
    if (operation === 'GetCallerIdentity') return dated(callerIdentity(ownerOf(accessKey)), date);
    if (operation === 'AssumeRole') return dated(session(++sessions, Date.now() + awsAhead + HOUR_MS), date);
    return answer(accessKey) ?? dated(NO_VPCS, date);
  });
  const clock = { ...systemClock, now: () => Date.now() + ahead };
  const aws = openAws({
    ...{ credentials: homeKey, region: REGION, scanRole: 'Scan', sessionName: 'zonewarden', clock, concurrency },
    endpoints: { default: server.url },
  });
  opened.push(server, aws);
  const { client } = aws.question({ account: ACCOUNT, region: REGION, operation: 'ec2:DescribeVpcs' });
  return {
    /** A call that can be told from others by the size of its page. */
    vpcs: (MaxResults = 5) => once(client(EC2Client), DescribeVpcsCommand, { MaxResults }),
    sent: () =>
      server.requests
        .filter(({ operation }) => operation === 'DescribeVpcs')
        .map(({ body }) => Number(new URLSearchParams(body).get('MaxResults'))),
    sessions: () => sessions,
    asked: () => server.requests.map(({ operation, accessKey }) => `${operation} ${accessKey}`),
    ourClock: (milliseconds: number) => {
      ahead = milliseconds;
    },
  };
}

function dated(answer: WireAnswer, headers: Record<string, string>): WireAnswer {
  return typeof answer === 'function' ? answer : { ...answer, headers: { ...answer.headers, ...headers } };
}

function session(number: number, end: number): WireAnswer {
  return xml(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>SESSION-${number}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
    <Expiration>${new Date(end).toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`);
}

test('a call survives that its session and the one that was assumed meanwhile are both revoked', async () => {
  const events = new EventEmitter();
  let isRevoked = false;
  let isHeld = false;
  const { vpcs, sessions, ourClock } = await setUp((accessKey) => {
    if (isRevoked) return accessKey === 'SESSION-3' ? null : EXPIRED;
    if (!isHeld) return null;
    isHeld = false;
    // The held call gets its answer when the sessions are gone.
    return (response) => {
      events.emit('held');
      events.once('revoked', () => {
        response.writeHead(400, { 'content-type': 'text/xml' });
        response.end(typeof EXPIRED === 'function' ? '' : EXPIRED.body);
      });
    };
  });
  await vpcs();
  isHeld = true;
  const held = event(events, 'held');
  const refused = vpcs();
  await held;
  ourClock(HOUR_MS - 300_000);
  await vpcs();
  expect(sessions()).toBe(2);
  isRevoked = true;
  events.emit('revoked');
  await expect(refused).resolves.toMatchObject({ Vpcs: [] });
  expect(sessions()).toBe(3);
});

test('calls that lost their session are repeated before those that wait behind them', async () => {
  let isRevoked = false;
  const { vpcs, sent } = await setUp((accessKey) => (isRevoked && accessKey === 'SESSION-1' ? EXPIRED : null), 0, 1);
  await vpcs(5);
  isRevoked = true;
  await Promise.all([6, 7, 8, 9].map(vpcs));
  // The second waits for the session in the place that the first has left.
  expect(sent()).toEqual([5, 6, 7, 6, 8, 9]);
});

test('a session ends by the clock of AWS, not by ours', async () => {
  const { vpcs, sessions, ourClock } = await setUp(() => null, 2 * HOUR_MS);
  await vpcs();
  ourClock(HOUR_MS - 660_000);
  await vpcs();
  expect(sessions()).toBe(1);
  ourClock(HOUR_MS - 300_000);
  await vpcs();
  expect(sessions()).toBe(2);
});

const OTHER = '999988887777';

test('every session is asked whose it is before its first use, and only once', async () => {
  let isRevoked = false;
  const { vpcs, asked } = await setUp((accessKey) => (isRevoked && accessKey === 'SESSION-1' ? EXPIRED : null));
  await Promise.all([5, 6, 7].map(vpcs));
  isRevoked = true;
  await Promise.all([5, 6, 7].map(vpcs));
  expect(asked().filter((line) => line.startsWith('GetCallerIdentity'))).toEqual([
    'GetCallerIdentity HOME',
    'GetCallerIdentity SESSION-1',
    'GetCallerIdentity SESSION-2',
  ]);
});

test('the session that comes in the place of a refused one is not used when it is another account’s', async () => {
  const ownerOf = (session: string) => (session === 'SESSION-2' ? OTHER : ACCOUNT);
  const { vpcs, asked } = await setUp((session) => (session === 'SESSION-1' ? EXPIRED : null), 0, 64, ownerOf);
  await expect(vpcs()).rejects.toThrow(`the credentials for account ${ACCOUNT} belong to account ${OTHER}`);
  await expect(vpcs()).rejects.toThrow('belong to account');
  expect(asked().filter((line) => line.startsWith('DescribeVpcs'))).toEqual(['DescribeVpcs SESSION-1']);
});

test('so is one that is renewed before its end', async () => {
  const ownerOf = (session: string) => (session === 'SESSION-2' ? OTHER : ACCOUNT);
  const { vpcs, ourClock, asked } = await setUp(() => null, 0, 64, ownerOf);
  await vpcs();
  ourClock(HOUR_MS - 300_000);
  await expect(vpcs()).rejects.toThrow('belong to account');
  expect(asked().filter((line) => line.startsWith('DescribeVpcs'))).toEqual(['DescribeVpcs SESSION-1']);
});

test('a role that STS says it assumed in another account is not used', async () => {
  const server = await fakeEndpoint(({ operation }) =>
    operation === 'GetCallerIdentity'
      ? callerIdentity(ACCOUNT)
      : xml(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
        <AssumedRoleUser><AssumedRoleId>A:z</AssumedRoleId><Arn>arn:aws:sts::${OTHER}:assumed-role/Scan/z</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>K</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
        <Expiration>${new Date(Date.now() + HOUR_MS).toISOString()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`),
  );
  const options = { credentials: homeKey, region: REGION, scanRole: 'Scan', sessionName: 'zonewarden' };
  const aws = openAws({ ...options, endpoints: { default: server.url } });
  opened.push(server, aws);
  await expect(aws.assume(ACCOUNT)).rejects.toThrow(`the role is of account ${OTHER}`);
});

test('nor are the caller’s own credentials when they become somebody else’s', async () => {
  const keys = ['FIRST', 'SECOND'];
  const server = await fakeEndpoint(({ operation, accessKey }) => {
    if (operation === 'GetCallerIdentity') return callerIdentity(accessKey === 'FIRST' ? ACCOUNT : OTHER);
    return accessKey === 'FIRST' ? EXPIRED : NO_VPCS;
  });
  const credentials = async () => ({ accessKeyId: keys.shift() ?? 'SECOND', secretAccessKey: 's' });
  const options = { credentials, region: REGION, scanRole: null, sessionName: 'zonewarden' };
  const aws = openAws({ ...options, endpoints: { default: server.url } });
  opened.push(server, aws);
  expect(await aws.caller()).toMatchObject({ account: ACCOUNT });
  const place = { account: ACCOUNT, region: REGION, operation: 'ec2:DescribeVpcs', asCaller: true };
  const { client } = aws.question(place);
  await expect(once(client(EC2Client), DescribeVpcsCommand, {})).rejects.toThrow('belong to account');
});
