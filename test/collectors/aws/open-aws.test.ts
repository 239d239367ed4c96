import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeFlowLogsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetBucketLocationCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { type AwsOptions, openAws, type SentCall } from '../../../collectors/aws/open-aws.ts';
import { once, pages } from '../../../collectors/aws/pages.ts';
import { UndeclaredOperation } from '../../../collectors/aws/undeclared-operation.ts';
import {
  callerIdentity,
  type FakeEndpoint,
  fakeEndpoint,
  homeKey,
  json,
  sts,
  type WireAnswer,
  type WireRequest,
  xml,
} from './fake-endpoint.ts';

const ACCOUNT = '111122223333';
const REGION = 'ca-central-1';

const NO_VPCS = xml(
  '<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><vpcSet/></DescribeVpcsResponse>',
);

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function setUp(options: Partial<AwsOptions> = {}, answer?: (request: WireRequest) => WireAnswer) {
  const server: FakeEndpoint = await fakeEndpoint((request) => {
    const given = answer?.(request) ?? sts(request);
    if (given !== null) return given;
    if (request.operation === 'DescribeVpcs') return NO_VPCS;
    if (request.operation === 'DescribeTrails') return json({ trailList: [] });
    if (request.operation === 'DescribeLogGroups') return json({ logGroups: [] });
    return xml('<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">ca-central-1</LocationConstraint>');
  });
  const aws = openAws({
    ...{
      credentials: homeKey,
      region: REGION,
      scanRole: 'Scan',
      sessionName: 'zonewarden',
      endpoints: { default: server.url },
    },
    ...options,
  });
  opened.push(server, aws);
  const vpcs = (account = ACCOUNT, region = REGION) =>
    once(aws.question({ account, region, operation: 'ec2:DescribeVpcs' }).client(EC2Client), DescribeVpcsCommand, {});
  return { aws, server, vpcs };
}

describe('credentials', () => {
  it('are assumed once for twenty clients that start together, and belong to the account', async () => {
    const { aws, server } = await setUp({ externalId: 'zw-42' });
    const regions = ['ca-central-1', 'us-east-1', 'us-west-2', 'eu-west-1', 'eu-north-1'];
    await Promise.all(
      regions.flatMap((region) => {
        const ask = <C>(operation: string, ask: (aws: ReturnType<typeof askFor>) => C) => ask(askFor(operation));
        const askFor = (operation: string) => aws.question({ account: ACCOUNT, region, operation });
        return [
          ask('ec2:DescribeVpcs', (of) => once(of.client(EC2Client), DescribeVpcsCommand, {})),
          ask('cloudtrail:DescribeTrails', (of) => once(of.client(CloudTrailClient), DescribeTrailsCommand, {})),
          ask('logs:DescribeLogGroups', (of) => once(of.client(CloudWatchLogsClient), DescribeLogGroupsCommand, {})),
          ask('s3:GetBucketLocation', (of) =>
            once(of.client(S3Client), GetBucketLocationCommand, { Bucket: 'central-logs' }),
          ),
        ];
      }),
    );
    const [assumed, ...again] = server.requests.filter(({ operation }) => operation === 'AssumeRole');
    expect(again).toEqual([]);
    expect(Object.fromEntries(new URLSearchParams(assumed?.body))).toMatchObject({
      ExternalId: 'zw-42',
      RoleArn: 'arn:aws:iam::111122223333:role/Scan',
      RoleSessionName: 'zonewarden',
    });
    const asked = server.requests.filter(({ accessKey }) => accessKey !== 'HOME');
    expect(asked).toHaveLength(21);
    expect(new Set(asked.map(({ accessKey }) => accessKey))).toEqual(new Set(['KEY-111122223333']));
    expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(regions));
  });

  it("are the caller's own where no role is configured", async () => {
    const { aws, server, vpcs } = await setUp({ scanRole: null });
    await vpcs('999988887777');
    await expect(aws.identify('999988887777')).resolves.toEqual({
      account: '999988887777',
      arn: 'arn:aws:sts::999988887777:assumed-role/Scan/zonewarden',
      partition: 'aws',
    });
    expect(server.requests.map(({ operation, accessKey }) => [operation, accessKey])).toEqual([
      ['GetCallerIdentity', 'HOME'],
      ['DescribeVpcs', 'HOME'],
    ]);
  });

  it('of another account are refused before anything is asked', async () => {
    const { aws, server, vpcs } = await setUp({}, ({ operation, accessKey }) =>
      operation === 'GetCallerIdentity' && accessKey !== 'HOME' ? callerIdentity('444455556666') : (null as never),
    );
    const message = /for account 111122223333 belong to account 444455556666/;
    await expect(aws.identify(ACCOUNT)).rejects.toThrow(message);
    await expect(vpcs()).rejects.toThrow(message);
    expect(server.requests.map(({ operation }) => operation)).toEqual([
      'GetCallerIdentity',
      'AssumeRole',
      'GetCallerIdentity',
    ]);
  });

  it.each(['AccessKeyId', 'SessionToken'])(
    'whose %s fits into no header are an answer of STS that is wrong',
    async (member) => {
      const { server, vpcs } = await setUp({}, (request) => {
        if (request.operation !== 'AssumeRole') return null as never;
        const answer = sts(request) as Extract<WireAnswer, { readonly body: unknown }>;
        return {
          ...answer,
          body: String(answer.body).replace(new RegExp(`<${member}>[^<]*`), `<${member}>line&#10;break`),
        };
      });
      const failure = {
        name: 'UnexpectedAnswer',
        code: 'WrongAnswer',
        message: `${member} cannot be sent in a header`,
      };
      await expect(vpcs()).rejects.toMatchObject(failure);
      expect(server.requests.map(({ operation }) => operation)).toEqual(['GetCallerIdentity', 'AssumeRole']);
    },
  );

  it('are assumed anew for an account that was released', async () => {
    const { aws, server, vpcs } = await setUp();
    await vpcs();
    aws.release(ACCOUNT);
    await vpcs();
    expect(server.requests.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(2);
  });
});

describe('a question', () => {
  it('sends no operation but its own, and opens no connection for another', async () => {
    const { aws, server } = await setUp();
    await aws.identify(ACCOUNT);
    const before = server.requests.length;
    const client = aws.question({ account: ACCOUNT, region: REGION, operation: 'ec2:DescribeVpcs' }).client(EC2Client);
    await expect(client.send(new DescribeFlowLogsCommand({}))).rejects.toThrow(
      new UndeclaredOperation('ec2:DescribeFlowLogs', 'ec2:DescribeVpcs'),
    );
    await expect(Object.getPrototypeOf(client).send(new DescribeVpcsCommand({}))).rejects.toThrow(UndeclaredOperation);
    expect(server.requests).toHaveLength(before);
  });

  it('shares its client with the other questions to the same service and region, whoever is asked', async () => {
    const { aws } = await setUp();
    const clientOf = (account: string, region: string) =>
      Object.getPrototypeOf(aws.question({ account, region, operation: 'ec2:DescribeVpcs' }).client(EC2Client));
    expect(clientOf(ACCOUNT, REGION)).toBe(clientOf(ACCOUNT, REGION));
    expect(clientOf(ACCOUNT, REGION)).not.toBe(clientOf(ACCOUNT, 'us-east-1'));
    expect(clientOf(ACCOUNT, REGION)).toBe(clientOf('444455556666', REGION));
  });

  it('is signed with the credentials of its own account, however many are asked at the same time', async () => {
    const { server, vpcs } = await setUp();
    const accounts = Array.from({ length: 40 }, (_, index) => String(111122220000 + index));
    await Promise.all([...accounts, ...accounts].map((account) => vpcs(account)));
    const keys = server.requests
      .filter(({ operation }) => operation === 'DescribeVpcs')
      .map(({ accessKey }) => accessKey);
    expect(keys.sort()).toEqual([...accounts, ...accounts].map((account) => `KEY-${account}`).sort());
  });

  it('counts its own pages', async () => {
    const { aws } = await setUp();
    const read: string[] = [];
    for (const name of ['first', 'second']) {
      const place = { account: ACCOUNT, region: REGION, operation: 'ec2:DescribeVpcs', onPage: () => read.push(name) };
      for await (const _ of pages(aws.question(place).client(EC2Client), DescribeVpcsCommand, {}, (a) => a.Vpcs));
    }
    expect(read).toEqual(['first', 'second']);
  });

  it('survives a client that is destroyed', async () => {
    const { aws, vpcs } = await setUp();
    aws.question({ account: ACCOUNT, region: REGION, operation: 'ec2:DescribeVpcs' }).client(EC2Client).destroy();
    await expect(vpcs()).resolves.toMatchObject({ Vpcs: [] });
  });

  it('names every request that is sent', async () => {
    const sent: SentCall[] = [];
    const { aws, vpcs } = await setUp({ onCall: (call) => sent.push(call) });
    await vpcs();
    expect(sent.map(({ operation, account, attempt }) => [operation, account, attempt])).toEqual([
      ['sts:GetCallerIdentity', 'caller', 1],
      ['sts:AssumeRole', ACCOUNT, 1],
      ['sts:GetCallerIdentity', ACCOUNT, 1],
      ['ec2:DescribeVpcs', ACCOUNT, 1],
    ]);
    expect(aws.counts()).toEqual({
      'ec2:DescribeVpcs': { calls: 1, retries: 0, throttled: 0, refused: 0 },
      'sts:AssumeRole': { calls: 1, retries: 0, throttled: 0, refused: 0 },
      'sts:GetCallerIdentity': { calls: 2, retries: 0, throttled: 0, refused: 0 },
    });
  });

  it('ends with the run', async () => {
    const controller = new AbortController();
    const { aws, vpcs } = await setUp({ signal: controller.signal }, ({ operation }) =>
      operation === 'DescribeVpcs' ? ((() => controller.abort(new Error('SIGTERM'))) as never) : (null as never),
    );
    await aws.identify(ACCOUNT);
    await expect(vpcs()).rejects.toThrow('SIGTERM');
  });
});
