import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { FirehoseClient, ListDeliveryStreamsCommand, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { DescribeKeyCommand, KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import { ListRootsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import type { SimulatedServer } from '../../../sim/server.ts';
import { answerOf, refusalOf, serve, settings } from './served.ts';

const HANDLERS = {
  'account:ListRegions': () => ({ Regions: [] }),
  'cloudtrail:DescribeTrails': () => ({ trailList: [] }),
  'ec2:DescribeVpcs': () => ({ Vpcs: [{ VpcId: 'vpc-1' }, { VpcId: 'vpc-2' }] }),
  'firehose:ListDeliveryStreams': () => ({ DeliveryStreamNames: [], HasMoreDeliveryStreams: false }),
  'kms:ListAliases': () => ({ Aliases: [] }),
  'logs:DescribeLogGroups': () => ({ logGroups: [{ logGroupName: 'a' }, { logGroupName: 'b' }] }),
  'organizations:ListRoots': () => ({ Roots: [] }),
  's3:ListBuckets': () => ({ Buckets: [] }),
  'sts:GetCallerIdentity': (_input: unknown, call: { account: string; principal: string }) => ({
    Account: call.account,
    Arn: call.principal,
  }),
};

const account = (server: SimulatedServer) => new AccountClient(settings(server)).send(new ListRegionsCommand({}));
const cloudtrail = (server: SimulatedServer) =>
  new CloudTrailClient(settings(server)).send(new DescribeTrailsCommand({}));
const ec2 = (server: SimulatedServer) => new EC2Client(settings(server)).send(new DescribeVpcsCommand({}));
const firehose = (server: SimulatedServer) =>
  new FirehoseClient(settings(server)).send(new ListDeliveryStreamsCommand({}));
/** Over HTTP/2, whose session keeps the process alive until it is destroyed. */
const kinesis = async (server: SimulatedServer) => {
  const client = new KinesisClient(settings(server));
  try {
    return await client.send(new DescribeStreamSummaryCommand({ StreamName: 'a' }));
  } finally {
    client.destroy();
  }
};
const kms = (server: SimulatedServer) => new KMSClient(settings(server)).send(new ListAliasesCommand({}));
const logs = (server: SimulatedServer) =>
  new CloudWatchLogsClient(settings(server)).send(new DescribeLogGroupsCommand({}));
const organizations = (server: SimulatedServer) =>
  new OrganizationsClient(settings(server)).send(new ListRootsCommand({}));
const s3 = (server: SimulatedServer) => new S3Client(settings(server)).send(new ListBucketsCommand({}));
const sts = (server: SimulatedServer) => new STSClient(settings(server)).send(new GetCallerIdentityCommand({}));
const SERVICES = { account, cloudtrail, ec2, firehose, kinesis, kms, logs, organizations, s3, sts };

const refusals = {
  denied: {
    account: ['AccessDeniedException', 403],
    ec2: ['UnauthorizedOperation', 403],
    logs: ['AccessDeniedException', 400],
    s3: ['AccessDenied', 403],
    sts: ['AccessDenied', 403],
  },
  'denied-by-scp': {
    account: ['AccessDeniedException', 403],
    ec2: ['UnauthorizedOperation', 403],
    organizations: ['AccessDeniedException', 400],
    s3: ['AccessDenied', 403],
    sts: ['AccessDenied', 403],
  },
  throttled: {
    account: ['TooManyRequestsException', 429],
    cloudtrail: ['ThrottlingException', 400],
    ec2: ['RequestLimitExceeded', 503],
    firehose: ['ThrottlingException', 400],
    kinesis: ['LimitExceededException', 400],
    kms: ['ThrottlingException', 400],
    logs: ['ThrottlingException', 400],
    organizations: ['TooManyRequestsException', 400],
    s3: ['SlowDown', 503],
    sts: ['Throttling', 400],
  },
  'server-error': {
    account: ['InternalServerException', 500],
    ec2: ['InternalError', 500],
    kinesis: ['InternalFailureException', 500],
    kms: ['KMSInternalException', 500],
    logs: ['InternalFailure', 500],
    organizations: ['ServiceException', 500],
    s3: ['InternalError', 500],
    sts: ['InternalFailure', 500],
  },
  unavailable: {
    ec2: ['Unavailable', 503],
    firehose: ['ServiceUnavailableException', 503],
    kms: ['ServiceUnavailable', 503],
    logs: ['ServiceUnavailableException', 503],
    s3: ['ServiceUnavailable', 503],
    sts: ['ServiceUnavailable', 503],
  },
  expired: {
    account: ['ExpiredTokenException', 403],
    ec2: ['RequestExpired', 400],
    logs: ['ExpiredTokenException', 400],
    s3: ['ExpiredToken', 400],
    sts: ['ExpiredToken', 403],
  },
} as const;

test.each(Object.entries(refusals))(
  '%s: every service refuses with its own code and status',
  async (kind, expected) => {
    const server = await serve(HANDLERS, { faults: [kind] });
    const seen: Record<string, readonly [string, number | null]> = {};
    for (const service of Object.keys(expected) as (keyof typeof SERVICES)[]) {
      const { name, status } = await refusalOf(SERVICES[service](server));
      seen[service] = [name, status];
    }
    expect(seen).toEqual(expected);
    expect(server.calls.map(({ fault }) => fault)).toEqual(Object.keys(expected).map(() => kind));
  },
);

test('a denial by a service control policy says so, and a plain one does not', async () => {
  const principal = 'arn:aws:sts::444455556666:assumed-role/ASEA-ComplianceScan/zonewarden';
  const byPolicy = await serve(HANDLERS, { faults: ['denied-by-scp'] });
  expect((await refusalOf(logs(byPolicy))).message).toBe(
    `User: ${principal} is not authorized to perform: logs:DescribeLogGroups with an explicit deny in a service control policy`,
  );
  expect((await refusalOf(ec2(byPolicy))).message).toBe(
    `You are not authorized to perform this operation. User: ${principal} is not authorized to perform: ec2:DescribeVpcs with an explicit deny in a service control policy`,
  );
  const plain = await serve(HANDLERS, { faults: ['denied'] });
  expect((await refusalOf(logs(plain))).message).toBe(
    `User: ${principal} is not authorized to perform: logs:DescribeLogGroups because no identity-based policy allows the logs:DescribeLogGroups action`,
  );
});

test('cut-off: the body ends before its promised length', async () => {
  const server = await serve(HANDLERS, { faults: ['cut-off'] });
  expect(await refusalOf(logs(server))).toMatchObject({ message: expect.stringMatching(/^aborted/) });
  expect(await refusalOf(ec2(server))).toMatchObject({ message: expect.stringMatching(/^aborted/) });
  expect(server.calls.map(({ status, fault }) => [status, fault])).toEqual([
    [200, 'cut-off'],
    [200, 'cut-off'],
  ]);
});

test('reset: the connection ends without an answer, over HTTP/1.1 and HTTP/2', async () => {
  const server = await serve(HANDLERS, { faults: ['reset'] });
  expect(await refusalOf(logs(server))).toMatchObject({ message: expect.stringMatching(/ECONNRESET|socket hang up/) });
  await refusalOf(kinesis(server));
  expect(server.calls.map(({ operation, status }) => [operation, status])).toEqual([
    ['logs:DescribeLogGroups', 0],
    ['kinesis:DescribeStreamSummary', 0],
  ]);
});

test('html: a web page where an answer should be', async () => {
  const server = await serve(HANDLERS, { faults: ['html'] });
  expect(await refusalOf(logs(server))).toMatchObject({ name: 'SyntaxError' });
  const answer = await fetch(server.endpoint, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=A/20261123/ca-central-1/logs/aws4_request, Signature=0',
      'x-amz-target': 'Logs_20140328.DescribeLogGroups',
    },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html']);
});

test('empty: status 200 without a body, which the SDK takes for an answer without members', async () => {
  const server = await serve(HANDLERS, { faults: ['empty'] });
  expect(await answerOf(logs(server))).toEqual({});
  expect(await answerOf(ec2(server))).toEqual({});
});

test("slow: the answer does not come within the client's patience", async () => {
  const server = await serve(HANDLERS, { faults: ['slow:seconds=30,operation=logs:*'] });
  const requestHandler = { requestTimeout: 50, throwOnRequestTimeout: true };
  const impatient = new CloudWatchLogsClient({ ...settings(server), requestHandler });
  expect(await refusalOf(impatient.send(new DescribeLogGroupsCommand({})))).toMatchObject({ name: 'TimeoutError' });
  expect(await answerOf(ec2(server))).toEqual({ Vpcs: [{ VpcId: 'vpc-1' }, { VpcId: 'vpc-2' }] });
});

test('wrong-account: the answer is that of another account of the organization', async () => {
  const server = await serve(HANDLERS, { faults: ['wrong-account:account=444455556666'] });
  expect(await answerOf(sts(server))).toEqual({
    Account: '111122223333',
    Arn: 'arn:aws:sts::111122223333:assumed-role/ASEA-ComplianceScan/zonewarden',
  });
});

test('missing-member and null-member: the list itself is gone', async () => {
  const missing = await serve(HANDLERS, { faults: ['missing-member'] });
  expect(await answerOf(logs(missing))).toEqual({});
  expect(await answerOf(ec2(missing))).toEqual({});
  const nothing = await serve(HANDLERS, { faults: ['null-member'] });
  const answer = await fetch(nothing.endpoint, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=A/20261123/ca-central-1/logs/aws4_request, Signature=0',
      'x-amz-target': 'Logs_20140328.DescribeLogGroups',
    },
  });
  expect(await answer.json()).toEqual({ logGroups: null });
  expect(await answerOf(ec2(nothing))).toEqual({});
});

test('missing-member: a required member goes before a list, a list before what else there is', async () => {
  const server = await serve(
    {
      'ec2:DescribeVpcs': () => ({ NextToken: 'next', Vpcs: [] }),
      'firehose:PutRecordBatch': () => ({ FailedPutCount: 0, RequestResponses: [] }),
      'kms:DescribeKey': () => ({ KeyMetadata: { KeyId: '1234abcd' } }),
    },
    { faults: ['missing-member'] },
  );
  const client = settings(server);
  expect(await answerOf(new EC2Client(client).send(new DescribeVpcsCommand({})))).toEqual({ NextToken: 'next' });
  const put = new PutRecordBatchCommand({ DeliveryStreamName: 'a', Records: [] });
  expect(await answerOf(new FirehoseClient(client).send(put))).toEqual({ RequestResponses: [] });
  expect(await answerOf(new KMSClient(client).send(new DescribeKeyCommand({ KeyId: 'a' })))).toEqual({});
});

const LISTED = () => ({ logGroups: [{ logGroupName: 'a', retentionInDays: 7 }, { logGroupName: 'b' }] });

test('member: the one at a path, and a call whose answer has none is not met', async () => {
  const server = await serve(
    { ...HANDLERS, 'logs:DescribeLogGroups': LISTED },
    { faults: ['missing-member:member=logGroups.0.retentionInDays'] },
  );
  expect(await answerOf(logs(server))).toEqual({ logGroups: [{ logGroupName: 'a' }, { logGroupName: 'b' }] });
  await ec2(server);
  expect(server.calls.map(({ fault }) => fault)).toEqual(['missing-member', null]);
});

test('unknown-word: a text becomes a word that AWS does not have', async () => {
  const server = await serve({ ...HANDLERS, 'logs:DescribeLogGroups': LISTED }, { faults: ['unknown-word'] });
  expect(await answerOf(logs(server))).toEqual({
    logGroups: [{ logGroupName: 'UNHEARD-OF', retentionInDays: 7 }, { logGroupName: 'b' }],
  });
});

test('truncated: the first half of a body, as if it were the whole', async () => {
  const server = await serve(HANDLERS, { faults: ['truncated'] });
  expect(await refusalOf(logs(server))).toMatchObject({ name: 'SyntaxError' });
  expect(server.calls.map(({ status, fault }) => [status, fault])).toEqual([[200, 'truncated']]);
});

test('gone: only what is asked about by its name, in the words of its service', async () => {
  const server = await serve(HANDLERS, { faults: ['gone'] });
  expect(await refusalOf(kinesis(server))).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
  const key = new KMSClient(settings(server)).send(new DescribeKeyCommand({ KeyId: 'a' }));
  expect(await refusalOf(key)).toMatchObject({ name: 'NotFoundException', status: 400 });
  expect(await answerOf(logs(server))).toEqual({ logGroups: [{ logGroupName: 'a' }, { logGroupName: 'b' }] });
});

test('wrong-account: as: whose answer it is; that account itself is not met', async () => {
  const server = await serve(HANDLERS, { faults: ['wrong-account:as=777788889999'] });
  expect(await answerOf(sts(server))).toMatchObject({ Account: '777788889999' });
  await new STSClient(settings(server, '777788889999')).send(new GetCallerIdentityCommand({}));
  expect(server.calls.map(({ fault }) => fault)).toEqual(['wrong-account', null]);
});

test('wrong-region: the answer is that of another region; that region itself is not met', async () => {
  const handlers = {
    'ec2:DescribeVpcs': (_: unknown, call: { region: string }) => ({ Vpcs: [{ VpcId: call.region }] }),
  };
  const named = await serve(handlers, { faults: ['wrong-region:from=eu-west-1'] });
  const at = (region: string, server = named) =>
    answerOf(new EC2Client({ ...settings(server), region }).send(new DescribeVpcsCommand({})));
  expect(await at('ca-central-1')).toEqual({ Vpcs: [{ VpcId: 'eu-west-1' }] });
  expect(await at('eu-west-1')).toEqual({ Vpcs: [{ VpcId: 'eu-west-1' }] });
  expect(named.calls.map(({ fault }) => fault)).toEqual(['wrong-region', null]);
  const any = await serve(handlers, { faults: ['wrong-region'] });
  expect(await at('ca-central-1', any)).toEqual({ Vpcs: [{ VpcId: 'us-east-1' }] });
  expect(await at('us-east-1', any)).toEqual({ Vpcs: [{ VpcId: 'ca-central-1' }] });
});

test('a fault meets only the accounts, regions and operations that it names', async () => {
  const server = await serve(HANDLERS, {
    faults: ['denied:account=444455556666,region=ca-central-1,operation=ec2:*Vpcs'],
  });
  const at = (where: ReturnType<typeof settings>) => new EC2Client(where).send(new DescribeVpcsCommand({}));
  expect(await refusalOf(at(settings(server)))).toMatchObject({ name: 'UnauthorizedOperation' });
  await at(settings(server, '777788889999'));
  await at(settings(server, '444455556666', 'eu-west-1'));
  await logs(server);
  expect(server.calls.map(({ fault }) => fault)).toEqual(['denied', null, null, null]);
});

test('times: a fault meets the first so many calls, and the next fault in the list the ones after', async () => {
  const server = await serve(HANDLERS, { faults: ['throttled:times=2', 'denied:times=1'] });
  await refusalOf(logs(server));
  await refusalOf(ec2(server));
  await refusalOf(logs(server));
  await logs(server);
  expect(server.calls.map(({ fault }) => fault)).toEqual(['throttled', 'throttled', 'denied', null]);
});

test("the SDK's own retries get through when a fault ends", async () => {
  const server = await serve(HANDLERS, { faults: ['reset:times=1', 'unavailable:times=1'] });
  const patient = new CloudWatchLogsClient({ ...settings(server), maxAttempts: 3 });
  await patient.send(new DescribeLogGroupsCommand({}));
  expect(server.calls.map(({ fault }) => fault)).toEqual(['reset', 'unavailable', null]);
});
