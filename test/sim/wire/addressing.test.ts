import { Agent } from 'node:http';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetBucketLocationCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import type { Call } from '../../../sim/operation.ts';
import { bucketAddress } from '../../../sim/wire/bucket-address.ts';
import { CALLER, refusalOf, serve, settings } from './served.ts';

const identity = (_input: unknown, call: Call) => ({ Account: call.account, Arn: call.principal });

async function identityOf(accessKeyId: string) {
  const server = await serve({ 'sts:GetCallerIdentity': identity });
  const credentials = { accessKeyId, secretAccessKey: 'secret' };
  const { Account, Arn } = await new STSClient({ ...settings(server), credentials }).send(
    new GetCallerIdentityCommand({}),
  );
  return { Account, Arn };
}

test('the account comes from the access key id; keys of others belong to the caller', async () => {
  expect(await identityOf('ASIASIM0012345678912')).toEqual({
    Account: '012345678912',
    Arn: 'arn:aws:sts::012345678912:assumed-role/ASEA-ComplianceScan/zonewarden',
  });
  expect(await identityOf('AKIASIM0444455556666')).toEqual({
    Account: '444455556666',
    Arn: 'arn:aws:iam::444455556666:user/zonewarden',
  });
  expect(await identityOf('AKIAIOSFODNN7EXAMPLE')).toEqual({
    Account: CALLER,
    Arn: `arn:aws:iam::${CALLER}:user/zonewarden`,
  });
});

test('sessions carry the name of the role that they have assumed', async () => {
  const server = await serve({ 'sts:GetCallerIdentity': identity }, { sessionRole: 'Audit' });
  const { Arn } = await new STSClient(settings(server)).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe('arn:aws:sts::444455556666:assumed-role/Audit/zonewarden');
});

test('the region comes from the signature', async () => {
  const asked: Call[] = [];
  const server = await serve({
    'ec2:DescribeVpcs': (_input, call) => {
      asked.push(call);
      return { Vpcs: [] };
    },
  });
  for (const region of ['ca-central-1', 'us-gov-west-1']) {
    await new EC2Client(settings(server, '444455556666', region)).send(new DescribeVpcsCommand({}));
  }
  const principal = 'arn:aws:sts::444455556666:assumed-role/ASEA-ComplianceScan/zonewarden';
  expect(asked).toEqual([
    { account: '444455556666', region: 'ca-central-1', operation: 'ec2:DescribeVpcs', principal },
    { account: '444455556666', region: 'us-gov-west-1', operation: 'ec2:DescribeVpcs', principal },
  ]);
});

test('a bucket is named by the path or by the host', async () => {
  const server = await serve({ 's3:GetBucketLocation': ({ Bucket }) => ({ LocationConstraint: `of ${Bucket}` }) });
  const ask = new GetBucketLocationCommand({ Bucket: 'central-logs' });
  const byPath = await new S3Client({ ...settings(server), forcePathStyle: true }).send(ask);
  expect(byPath.LocationConstraint).toBe('of central-logs');
  const httpAgent = new Agent({ lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) });
  const byHost = await new S3Client({
    ...settings(server),
    endpoint: `http://localhost:${server.port}`,
    requestHandler: { httpAgent },
  }).send(ask);
  expect(byHost.LocationConstraint).toBe('of central-logs');
  httpAgent.destroy();
});

test('the host names a bucket only where it is an S3 host', () => {
  const address = (host: string, path: string) => bucketAddress({ path, headers: { host } });
  expect(address('127.0.0.1:4566', '/')).toEqual({ bucket: null, path: '/' });
  expect(address('localhost:4566', '/logs/a/b')).toEqual({ bucket: 'logs', path: '/a/b' });
  expect(address('logs.localhost:4566', '/a/b')).toEqual({ bucket: 'logs', path: '/a/b' });
  expect(address('my.logs.s3.ca-central-1.amazonaws.com', '/')).toEqual({ bucket: 'my.logs', path: '/' });
  expect(address('s3.ca-central-1.amazonaws.com', '/my.logs')).toEqual({ bucket: 'my.logs', path: '/' });
});

test('calls are recorded with what was asked and what was answered', async () => {
  const server = await serve({ 'sts:GetCallerIdentity': identity }, { faults: ['denied:operation=ec2:*'] });
  await new STSClient(settings(server)).send(new GetCallerIdentityCommand({}));
  await refusalOf(new EC2Client(settings(server)).send(new DescribeVpcsCommand({ MaxResults: 5 })));
  const where = { account: '444455556666', region: 'ca-central-1' };
  expect(server.calls).toEqual([
    { ...where, operation: 'sts:GetCallerIdentity', input: {}, status: 200, fault: null },
    { ...where, operation: 'ec2:DescribeVpcs', input: { MaxResults: 5 }, status: 403, fault: 'denied' },
  ]);
});

test('without recording, calls are only counted', async () => {
  const server = await serve({ 'sts:GetCallerIdentity': identity }, { recordCalls: false });
  await new STSClient(settings(server)).send(new GetCallerIdentityCommand({}));
  await new STSClient(settings(server)).send(new GetCallerIdentityCommand({}));
  expect(server.calls).toEqual([]);
  expect([...server.counts]).toEqual([['sts:GetCallerIdentity', 2]]);
});

test('every answer takes the latency, and hundreds of them take it at the same time', async () => {
  const server = await serve({ 'sts:GetCallerIdentity': identity }, { latencyMs: 200 });
  const sts = new STSClient({ ...settings(server), requestHandler: { httpAgent: { maxSockets: 300 } } });
  const tookMs = async (calls: number) => {
    const began = performance.now();
    await Promise.all(Array.from({ length: calls }, () => sts.send(new GetCallerIdentityCommand({}))));
    return performance.now() - began;
  };
  expect(await tookMs(1)).toBeGreaterThanOrEqual(195);
  expect(await tookMs(300)).toBeLessThan(20_000);
});

test('the Date header is the real one, so that clients can compare clocks', async () => {
  const server = await serve({});
  const date = (await fetch(server.endpoint)).headers.get('date') ?? '';
  expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(5000);
});
