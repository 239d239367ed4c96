import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { FirehoseClient, ListDeliveryStreamsCommand } from '@aws-sdk/client-firehose';
import { KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { SimulatedServer } from '../../../sim/server.ts';
import { paged, refusalOf, serve, settings } from './served.ts';

const THREE = [{ VpcId: 'vpc-1' }, { VpcId: 'vpc-2' }, { VpcId: 'vpc-3' }];
const HANDLERS = {
  'ec2:DescribeVpcs': paged('Vpcs', THREE, { asked: 'NextToken', given: 'NextToken' }),
  'logs:DescribeLogGroups': () => ({ logGroups: [{ logGroupName: 'only' }] }),
};

/** Pages of VPCs, as ids with the token that came with them, until the last or `most`. */
async function pagesOfVpcs(server: SimulatedServer, most = 6) {
  const ec2 = new EC2Client(settings(server));
  const pages: [ids: unknown, token: string | null][] = [];
  let token: string | undefined;
  do {
    const page = await ec2.send(new DescribeVpcsCommand(token === undefined ? {} : { NextToken: token }));
    token = page.NextToken;
    pages.push([page.Vpcs?.map((vpc) => vpc.VpcId), token ?? null]);
  } while (token !== undefined && pages.length < most);
  return pages;
}

test('without a fault the pages come one after the other', async () => {
  expect(await pagesOfVpcs(await serve(HANDLERS))).toEqual([
    [['vpc-1'], '1'],
    [['vpc-2'], '2'],
    [['vpc-3'], null],
  ]);
});

test('repeated-token: the second page gives the token that asked for it, for ever', async () => {
  const server = await serve(HANDLERS, { faults: ['repeated-token'] });
  expect(await pagesOfVpcs(server, 4)).toEqual([
    [['vpc-1'], '1'],
    [['vpc-2'], '1'],
    [['vpc-2'], '1'],
    [['vpc-2'], '1'],
  ]);
});

test('repeated-token:page=2 repeats for ever as well', async () => {
  const server = await serve(HANDLERS, { faults: ['repeated-token:page=2'] });
  expect((await pagesOfVpcs(server, 4)).map(([, token]) => token)).toEqual(['1', '1', '1', '1']);
});

test('repeated-token: a listing of one page gets a token that leads back to it', async () => {
  const server = await serve(HANDLERS, { faults: ['repeated-token'] });
  const logs = new CloudWatchLogsClient(settings(server));
  const first = await logs.send(new DescribeLogGroupsCommand({}));
  const second = await logs.send(new DescribeLogGroupsCommand({ nextToken: first.nextToken ?? '' }));
  expect(first.nextToken).toBeTruthy();
  expect([second.logGroups, second.nextToken]).toEqual([[{ logGroupName: 'only' }], first.nextToken]);
});

test('empty-page-with-token: one page more, and nothing is lost', async () => {
  const first = await pagesOfVpcs(await serve(HANDLERS, { faults: ['empty-page-with-token'] }));
  expect(first.map(([ids]) => ids)).toEqual([[], ['vpc-1'], ['vpc-2'], ['vpc-3']]);
  const second = await pagesOfVpcs(await serve(HANDLERS, { faults: ['empty-page-with-token:page=2'] }));
  expect(second.map(([ids]) => ids)).toEqual([['vpc-1'], [], ['vpc-2'], ['vpc-3']]);
});

test('last-page-lost: all pages but the last come', async () => {
  const server = await serve(HANDLERS, { faults: ['last-page-lost'] });
  expect(await refusalOf(pagesOfVpcs(server))).toMatchObject({ name: 'InternalError', status: 500 });
  expect(server.calls.map(({ input, status }) => [input, status])).toEqual([
    [{}, 200],
    [{ NextToken: '1' }, 200],
    [{ NextToken: '2' }, 500],
  ]);
});

test('last-page-lost: a listing of one page promises another, and loses it', async () => {
  const server = await serve(HANDLERS, { faults: ['last-page-lost'] });
  const logs = new CloudWatchLogsClient(settings(server));
  const first = await logs.send(new DescribeLogGroupsCommand({}));
  expect(first.logGroups).toEqual([{ logGroupName: 'only' }]);
  const second = logs.send(new DescribeLogGroupsCommand({ nextToken: first.nextToken ?? '' }));
  expect(await refusalOf(second)).toMatchObject({ name: 'InternalFailure', status: 500 });
});

test('page: only that page of every listing is met', async () => {
  const server = await serve(HANDLERS, { faults: ['throttled:page=3'] });
  expect(await refusalOf(pagesOfVpcs(server))).toMatchObject({ name: 'RequestLimitExceeded' });
  expect(await refusalOf(pagesOfVpcs(server))).toMatchObject({ name: 'RequestLimitExceeded' });
  expect(server.calls.map(({ fault }) => fault)).toEqual([null, null, 'throttled', null, null, 'throttled']);
});

test('paging faults know the tokens of KMS, S3 and Firehose', async () => {
  const server = await serve(
    {
      'kms:ListAliases': () => ({ Aliases: [{ AliasName: 'alias/a' }], Truncated: false }),
      's3:ListBuckets': () => ({ Buckets: [{ Name: 'a' }] }),
      'firehose:ListDeliveryStreams': ({ ExclusiveStartDeliveryStreamName: after }) =>
        after === undefined
          ? { DeliveryStreamNames: ['a'], HasMoreDeliveryStreams: true }
          : { DeliveryStreamNames: ['b'], HasMoreDeliveryStreams: false },
    },
    { faults: ['repeated-token:operation=firehose:*', 'empty-page-with-token'] },
  );
  const kms = new KMSClient(settings(server));
  const empty = await kms.send(new ListAliasesCommand({}));
  expect([empty.Aliases, empty.Truncated]).toEqual([[], true]);
  const rest = await kms.send(new ListAliasesCommand({ Marker: empty.NextMarker ?? '' }));
  expect([rest.Aliases, rest.Truncated, rest.NextMarker]).toEqual([[{ AliasName: 'alias/a' }], false, undefined]);

  const s3 = new S3Client(settings(server));
  const none = await s3.send(new ListBucketsCommand({}));
  expect(none.Buckets).toEqual([]);
  const all = await s3.send(new ListBucketsCommand({ ContinuationToken: none.ContinuationToken ?? '' }));
  expect([all.Buckets, all.ContinuationToken]).toEqual([[{ Name: 'a' }], undefined]);

  const firehose = new FirehoseClient(settings(server));
  const last = await firehose.send(new ListDeliveryStreamsCommand({ ExclusiveStartDeliveryStreamName: 'a' }));
  expect(last).toMatchObject({ DeliveryStreamNames: ['b'], HasMoreDeliveryStreams: true });
});

test('paging faults leave operations alone that do not page', async () => {
  const server = await serve(
    { 's3:GetBucketVersioning': () => ({}), ...HANDLERS },
    { faults: ['empty-page-with-token:times=1'] },
  );
  const { GetBucketVersioningCommand } = await import('@aws-sdk/client-s3');
  await new S3Client(settings(server)).send(new GetBucketVersioningCommand({ Bucket: 'a' }));
  expect((await pagesOfVpcs(server)).map(([ids]) => ids)).toEqual([[], ['vpc-1'], ['vpc-2'], ['vpc-3']]);
  expect(server.calls.map(({ fault }) => fault)).toEqual([null, 'empty-page-with-token', null, null, null]);
});
