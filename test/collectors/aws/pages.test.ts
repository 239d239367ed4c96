import { ListRegionsCommand } from '@aws-sdk/client-account';
import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { FirehoseClient, ListDeliveryStreamsCommand } from '@aws-sdk/client-firehose';
import { KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { GetBucketLifecycleConfigurationCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { openAws } from '../../../collectors/aws/open-aws.ts';
import { tokenIn, tokenOf } from '../../../collectors/aws/page-token.ts';
import { once, pages } from '../../../collectors/aws/pages.ts';
import { fakeEndpoint, homeKey, json, sts, type WireRequest, xml } from './fake-endpoint.ts';

const ACCOUNT = '111122223333';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** Clients whose n-th request gets the n-th answer; the last one stands for all that follow. */
async function answering(answers: readonly unknown[]) {
  const server = await fakeEndpoint((request: WireRequest, index) => {
    const given = answers[Math.min(index, answers.length - 1)];
    return sts(request, ACCOUNT) ?? (typeof given === 'string' ? xml(given) : json(given));
  });
  const aws = openAws({
    ...{ credentials: homeKey, region: 'ca-central-1', scanRole: null, sessionName: 'zonewarden' },
    endpoints: { default: server.url },
  });
  opened.push(server, aws);
  let read = 0;
  const question = (operation: string) =>
    aws.question({ account: ACCOUNT, region: 'ca-central-1', operation, onPage: () => read++ });
  const inputs = () =>
    server.requests.filter(({ operation }) => operation !== 'GetCallerIdentity').map(({ body }) => JSON.parse(body));
  return { question, inputs, pagesRead: () => read, requests: server.requests };
}

const LOG_GROUPS = 'logs:DescribeLogGroups';

async function logGroups(answers: readonly unknown[]) {
  const { question, inputs, pagesRead } = await answering(answers);
  const client = question(LOG_GROUPS).client(CloudWatchLogsClient);
  const names: (string | undefined)[][] = [];
  const reading = (async () => {
    for await (const page of pages(client, DescribeLogGroupsCommand, { limit: 50 }, (answer) => answer.logGroups)) {
      names.push(page.map(({ logGroupName }) => logGroupName));
    }
  })();
  const code = await reading.then(
    () => null,
    (error) => error.code,
  );
  return { names, code, inputs: inputs(), pagesRead: pagesRead() };
}

describe('pages', () => {
  it('follow the token to the end, an empty page included', async () => {
    const read = await logGroups([
      { logGroups: [{ logGroupName: 'a' }], nextToken: 't1' },
      { logGroups: [], nextToken: 't2' },
      { logGroups: [{ logGroupName: 'b' }] },
    ]);
    expect(read).toEqual({
      names: [['a'], [], ['b']],
      code: null,
      inputs: [{ limit: 50 }, { limit: 50, nextToken: 't1' }, { limit: 50, nextToken: 't2' }],
      pagesRead: 3,
    });
  });

  it('fail when a token comes again, also after others', async () => {
    const [first, second] = [
      { logGroups: [{ logGroupName: 'a' }], nextToken: 't1' },
      { logGroups: [{ logGroupName: 'b' }], nextToken: 't2' },
    ];
    expect(await logGroups([first, second, first])).toMatchObject({ code: 'RepeatedToken', pagesRead: 3 });
  });

  it('fail when a page has no list', async () => {
    const read = await logGroups([{ logGroups: [{ logGroupName: 'a' }], nextToken: 't1' }, {}]);
    expect(read).toMatchObject({ names: [['a']], code: 'MissingMember' });
  });

  it('fail when KMS says that there is more and does not say where', async () => {
    const { question } = await answering([{ Aliases: [], Truncated: true }]);
    const reading = pages(question('kms:ListAliases').client(KMSClient), ListAliasesCommand, {}, (a) => a.Aliases);
    await expect(Array.fromAsync(reading)).rejects.toMatchObject({ code: 'MissingToken' });
  });

  it('follow the markers of KMS', async () => {
    const { question, inputs } = await answering([
      { Aliases: [{ AliasName: 'alias/a' }], Truncated: true, NextMarker: 'm1' },
      { Aliases: [{ AliasName: 'alias/b' }], Truncated: false },
    ]);
    const reading = pages(question('kms:ListAliases').client(KMSClient), ListAliasesCommand, {}, (a) => a.Aliases);
    expect(await Array.fromAsync(reading)).toEqual([[{ AliasName: 'alias/a' }], [{ AliasName: 'alias/b' }]]);
    expect(inputs()).toEqual([{}, { Marker: 'm1' }]);
  });

  it('follow the names of Firehose', async () => {
    const { question, inputs } = await answering([
      { DeliveryStreamNames: ['a', 'b'], HasMoreDeliveryStreams: true },
      { DeliveryStreamNames: ['c'], HasMoreDeliveryStreams: false },
    ]);
    const client = question('firehose:ListDeliveryStreams').client(FirehoseClient);
    const reading = pages(client, ListDeliveryStreamsCommand, {}, (answer) => answer.DeliveryStreamNames);
    expect(await Array.fromAsync(reading)).toEqual([['a', 'b'], ['c']]);
    expect(inputs()).toEqual([{}, { ExclusiveStartDeliveryStreamName: 'b' }]);
  });

  it('fail when Firehose has more after an empty page', async () => {
    const { question } = await answering([{ DeliveryStreamNames: [], HasMoreDeliveryStreams: true }]);
    const client = question('firehose:ListDeliveryStreams').client(FirehoseClient);
    const reading = pages(client, ListDeliveryStreamsCommand, {}, (answer) => answer.DeliveryStreamNames);
    await expect(Array.fromAsync(reading)).rejects.toMatchObject({ code: 'MissingToken' });
  });

  it('follow the continuation tokens of S3', async () => {
    const list = (name: string, rest: string) =>
      `<ListAllMyBucketsResult><Buckets><Bucket><Name>${name}</Name></Bucket></Buckets>${rest}</ListAllMyBucketsResult>`;
    const { question, requests } = await answering([
      list('a', '<ContinuationToken>c1</ContinuationToken>'),
      list('b', ''),
    ]);
    const client = question('s3:ListBuckets').client(S3Client);
    const reading = pages(client, ListBucketsCommand, { MaxBuckets: 1 }, (answer) => answer.Buckets);
    expect(await Array.fromAsync(reading)).toEqual([[{ Name: 'a' }], [{ Name: 'b' }]]);
    expect(requests.map(({ path }) => path)).toEqual([
      '/',
      '/?max-buckets=1&x-id=ListBuckets',
      '/?continuation-token=c1&max-buckets=1&x-id=ListBuckets',
    ]);
  });

  it('take a missing list for an empty one only where that is said', async () => {
    const { question } = await answering(['<LifecycleConfiguration></LifecycleConfiguration>']);
    const client = question('s3:GetBucketLifecycleConfiguration').client(S3Client);
    const token = tokenIn('Bucket', 'NoSuchMember');
    const read = (options: object) =>
      Array.fromAsync(
        pages(client, GetBucketLifecycleConfigurationCommand, { Bucket: 'logs' }, (answer) => answer.Rules, {
          token,
          ...options,
        }),
      );
    await expect(read({})).rejects.toMatchObject({ code: 'MissingMember' });
    expect(await read({ absentMeansEmpty: true })).toEqual([[]]);
  });

  it('of an answer without pages count as one', async () => {
    const { question, pagesRead } = await answering([{ logGroups: [] }]);
    await once(question(LOG_GROUPS).client(CloudWatchLogsClient), DescribeLogGroupsCommand, {});
    expect(pagesRead()).toBe(1);
  });
});

describe('the token of an operation', () => {
  const tokens = [
    [ListRegionsCommand, 'NextToken'],
    [DescribeVpcsCommand, 'NextToken'],
    [ListAccountsCommand, 'NextToken'],
    [DescribeLogGroupsCommand, 'nextToken'],
    [ListAliasesCommand, 'Marker'],
    [ListBucketsCommand, 'ContinuationToken'],
    [ListDeliveryStreamsCommand, 'ExclusiveStartDeliveryStreamName'],
  ] as const;
  it.each(tokens)('of %o is found in its model', (command, input) => {
    expect(tokenOf(command).input).toBe(input);
  });

  it('is refused for an operation that has no pages', () => {
    expect(() => tokenOf(DescribeTrailsCommand)).toThrow('use once()');
  });
});
