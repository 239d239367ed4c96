import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  GetBucketMetricsConfigurationCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { type AwsShape, SimError } from '../../../sim/operation.ts';
import { answerOf, refusalOf, serve, settings } from './served.ts';

const SIGNATURE = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIASIM0444455556666/20261123/ca-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

test('an operation without a handler is an error in every protocol, never an empty answer', async () => {
  const server = await serve({});
  const client = settings(server);
  const message = (operation: string) => `the simulated organization has no handler for ${operation}`;
  const refusals = [
    await refusalOf(new STSClient(client).send(new GetCallerIdentityCommand({}))),
    await refusalOf(new EC2Client(client).send(new DescribeVpcsCommand({}))),
    await refusalOf(new CloudWatchLogsClient(client).send(new DescribeLogGroupsCommand({}))),
    await refusalOf(new S3Client(client).send(new ListBucketsCommand({}))),
  ];
  const operations = ['sts:GetCallerIdentity', 'ec2:DescribeVpcs', 'logs:DescribeLogGroups', 's3:ListBuckets'];
  expect(refusals).toEqual(
    operations.map((operation) => ({ name: 'UnknownOperationException', message: message(operation), status: 501 })),
  );
  expect(server.faultsOfOurOwn).toEqual(operations.map(message));
  expect(server.calls.map(({ operation, status }) => ({ operation, status }))).toEqual(
    operations.map((operation) => ({ operation, status: 501 })),
  );
});

test('an operation or a service that AWS does not have is an error', async () => {
  const server = await serve({});
  const ask = async (service: string, headers: Record<string, string>) => {
    const answer = await fetch(server.endpoint, {
      method: 'POST',
      headers: { authorization: SIGNATURE(service), ...headers },
      body: '{}',
    });
    return { status: answer.status, body: await answer.json() };
  };
  expect(await ask('logs', { 'x-amz-target': 'Logs_20140328.InventLogGroups' })).toEqual({
    status: 501,
    body: {
      __type: 'UnknownOperationException',
      message: 'the simulated organization does not know the operation logs:InventLogGroups',
    },
  });
  expect(await ask('oracle', {})).toEqual({
    status: 501,
    body: {
      __type: 'UnknownOperationException',
      message: 'the simulated organization does not know the service oracle',
    },
  });
  expect(server.faultsOfOurOwn).toEqual([
    'the simulated organization does not know the operation logs:InventLogGroups',
    'the simulated organization does not know the service oracle',
  ]);
});

test('a request without a signature is refused', async () => {
  const server = await serve({});
  const answer = await fetch(server.endpoint);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
});

const malformed: readonly (readonly [what: string, answer: AwsShape, complaint: string])[] = [
  ['an unknown member', { LogGroups: [] }, 'LogGroups is no member of DescribeLogGroupsResponse'],
  ['an unknown nested member', { logGroups: [{ name: 'a' }] }, 'logGroups[0].name is no member of LogGroup'],
  [
    'a wrong type',
    { logGroups: [{ retentionInDays: '731' }] },
    'logGroups[0].retentionInDays is of type string, not a finite number',
  ],
  ['a structure in place of a list', { logGroups: {} }, 'logGroups is of type object, not a list'],
  ['null', { logGroups: null }, 'logGroups is null, not a list'],
  ['a hole in a list', { logGroups: [undefined] }, 'logGroups[0] is of type undefined, not a LogGroup'],
  [
    'several faults at once',
    { logGroups: [{ arn: 7 }], more: true },
    'logGroups[0].arn is of type number, not a string; more is no member of DescribeLogGroupsResponse',
  ],
];

test.each(malformed)(
  'an answer of our own with %s is an error that names the place',
  async (_what, answer, complaint) => {
    const server = await serve({ 'logs:DescribeLogGroups': () => answer });
    const message = `logs:DescribeLogGroups: the answer is not what AWS's model says: ${complaint}`;
    expect(await refusalOf(new CloudWatchLogsClient(settings(server)).send(new DescribeLogGroupsCommand({})))).toEqual({
      name: 'InternalFailure',
      message,
      status: 500,
    });
    expect(server.faultsOfOurOwn).toEqual([message]);
  },
);

test('maps and unions of our own are held to the model as well', async () => {
  const both = { Prefix: 'AWSLogs/', Tag: { Key: 'a', Value: 'b' } };
  const server = await serve({
    's3:HeadObject': () => ({ Metadata: { digest: 7 } }),
    's3:GetBucketMetricsConfiguration': () => ({ MetricsConfiguration: { Id: 'all', Filter: both } }),
  });
  const s3 = new S3Client(settings(server));
  await refusalOf(s3.send(new HeadObjectCommand({ Bucket: 'logs', Key: 'a' })));
  await refusalOf(s3.send(new GetBucketMetricsConfigurationCommand({ Bucket: 'logs', Id: 'all' })));
  expect(server.faultsOfOurOwn).toEqual([
    "s3:HeadObject: the answer is not what AWS's model says: Metadata[digest] is of type number, not a string",
    "s3:GetBucketMetricsConfiguration: the answer is not what AWS's model says: " +
      'MetricsConfiguration.Filter is a union and sets 2 members instead of one',
  ]);
});

test('a member that is undefined counts as left out', async () => {
  const server = await serve({
    'logs:DescribeLogGroups': () => ({ logGroups: [], nextToken: undefined, more: undefined }),
  });
  const logs = new CloudWatchLogsClient(settings(server));
  expect(await answerOf(logs.send(new DescribeLogGroupsCommand({})))).toEqual({ logGroups: [] });
  expect(server.faultsOfOurOwn).toEqual([]);
});

test('an answer of our own without a required member, or with a broken date, is an error', async () => {
  const credentials = { AccessKeyId: 'a', SecretAccessKey: 'b', Expiration: new Date(Number.NaN) };
  const server = await serve({ 'sts:AssumeRole': () => ({ Credentials: credentials }) });
  await refusalOf(
    new STSClient(settings(server)).send(
      new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::1:role/r', RoleSessionName: 's' }),
    ),
  );
  expect(server.faultsOfOurOwn).toEqual([
    "sts:AssumeRole: the answer is not what AWS's model says: " +
      'Credentials.Expiration is a date, not a valid Date; Credentials.SessionToken is required and missing',
  ]);
});

test('a request that the model does not allow is refused and says why', async () => {
  const server = await serve({ 'sts:AssumeRole': () => ({}), 'ec2:DescribeVpcs': () => ({}) });
  const ask = async (service: string, body: string) => {
    const headers = { authorization: SIGNATURE(service), 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(server.endpoint, { method: 'POST', headers, body });
    return { status: answer.status, message: /<Message>(.*)<\/Message>/.exec(await answer.text())?.[1] };
  };
  expect(await ask('sts', 'Action=AssumeRole&Version=2011-06-15&RoleArn=a&Rolle=b')).toEqual({
    status: 400,
    message: 'AssumeRole: Rolle is no member of AssumeRoleRequest; RoleSessionName is required and missing',
  });
  expect(await ask('ec2', 'Action=DescribeVpcs&Version=2016-11-15&MaxResults=many')).toEqual({
    status: 400,
    message: 'DescribeVpcs: MaxResults is of type string, not a finite number',
  });
  expect(server.faultsOfOurOwn).toEqual([]);
});

test('a member of a request that is null counts as left out, and a path that does not decode is refused', async () => {
  const server = await serve({ 'logs:DescribeLogGroups': () => ({ logGroups: [] }) });
  const headers = { authorization: SIGNATURE('logs'), 'x-amz-target': 'Logs_20140328.DescribeLogGroups' };
  const asked = await fetch(server.endpoint, { method: 'POST', headers, body: '{"nextToken":null,"limit":5}' });
  expect(asked.status).toBe(200);
  expect(server.calls[0]?.input).toEqual({ limit: 5 });
  const broken = await fetch(`${server.endpoint}/logs/%E0%A4%A`, { headers: { authorization: SIGNATURE('s3') } });
  expect(broken.status).toBe(400);
  expect(await broken.text()).toContain('<Code>SerializationException</Code>');
});

test("a handler's error of AWS's reaches the client as it is; any other is our own", async () => {
  const server = await serve({
    'logs:DescribeLogGroups': () => {
      throw new SimError('ResourceNotFoundException', 'no such thing: <a> & b', 404);
    },
    'ec2:DescribeVpcs': () => {
      throw new TypeError('the state has no VPC 7');
    },
  });
  const client = settings(server);
  expect(await refusalOf(new CloudWatchLogsClient(client).send(new DescribeLogGroupsCommand({})))).toEqual({
    name: 'ResourceNotFoundException',
    message: 'no such thing: <a> & b',
    status: 404,
  });
  expect(server.faultsOfOurOwn).toEqual([]);
  expect(await refusalOf(new EC2Client(client).send(new DescribeVpcsCommand({})))).toEqual({
    name: 'InternalFailure',
    message: 'ec2:DescribeVpcs: the state has no VPC 7',
    status: 500,
  });
  expect(server.faultsOfOurOwn).toEqual([
    expect.stringMatching(/TypeError: the state has no VPC 7\n +at .*loud\.test\.ts/),
  ]);
});
