import { describe, expect, test } from 'vitest';
import type { Collectors, Question } from '../../../collectors/collector.ts';
import { COLLECTORS } from '../../../collectors/index.ts';
import type { CollectOptions, KeptShards } from '../../../collectors/runner/collect.ts';
import type { Resource, ResourceType } from '../../../model/resource.ts';
import { RESOURCES } from '../../../model/resource.ts';
import type { Shard, TargetAccount } from '../../../model/snapshot.ts';
import { collectFake, generous, targetAccount } from './fake-accounts.ts';

const region = 'ca-central-1';
const archive = targetAccount('222233334444', [region], ['logArchive']);
const a = targetAccount('444455556666', [region]);
const b = targetAccount('555566667777', [region]);
const c = targetAccount('666677778888', [region]);
const BUCKETS = ['flow-log', 'bucket-location', 'bucket-replication', 'bucket-lifecycle'] as const;
const STREAMS = ['flow-log', 'delivery-stream-detail', 'bucket-replication'] as const;
const KEYS = ['bucket-encryption', 'kms-key-rotation'] as const;

/** A destination of a delivery stream. */
const [WRITTEN] = RESOURCES['delivery-stream-detail'].baseline.fields.s3;

/** What each account has, and where its one flow log goes. */
type World = {
  readonly flowLogs?: Readonly<Record<string, string>>;
  readonly buckets?: Readonly<Record<string, readonly string[]>>;
  readonly streams?: Readonly<Record<string, readonly string[]>>;
  /** The bucket that every delivery stream writes to. */
  readonly streamBucket?: string;
  readonly keyId?: string;
  /** Operations that are refused in an account: `account operation`. */
  readonly refused?: readonly string[];
  readonly onQuestion?: (question: string) => void;
};

const bucket = (name: string) => `arn:aws:s3:::${name}`;
const stream = (account: string, name: string, where = region) =>
  `arn:aws:firehose:${where}:${account}:deliverystream/${name}`;

/** Scans such accounts: every shard, and every question in its order as `account region operation about`. */
async function scan(
  world: World,
  accounts: readonly TargetAccount[],
  types: readonly ResourceType[],
  options: Partial<CollectOptions> = {},
): Promise<{ shards: ReadonlyMap<string, Shard>; asked: string[] }> {
  const asked: string[] = [];
  const shards = await collectFake(generous, accounts, { types, collectors: collectorsOf(world, asked), ...options });
  return { shards: new Map(shards.map((shard) => [shard.name, shard])), asked };
}

function collectorsOf(world: World, asked: string[]): Collectors {
  const answers: { readonly [T in ResourceType]?: (question: Question<never>) => readonly object[] } = {
    'flow-log': ({ account }) => flowLogs(world.flowLogs?.[account]),
    bucket: ({ account }) => (world.buckets?.[account] ?? []).map((name) => ({ id: bucket(name), name })),
    'bucket-location': ({ parent }) => [{ ...withId(parent), bucketRegion: region }],
    'bucket-replication': ({ parent }) => [withId(parent)],
    'bucket-lifecycle': ({ parent }) => [withId(parent)],
    'bucket-encryption': ({ parent }) => [{ ...withId(parent), kmsKeyId: world.keyId ?? null }],
    'delivery-stream': ({ account }) =>
      (world.streams?.[account] ?? []).map((name) => ({ id: stream(account, name), name })),
    'delivery-stream-detail': ({ parent }) => [
      { ...withId(parent), s3: [{ ...WRITTEN, bucketArn: bucket(world.streamBucket ?? 'central') }] },
    ],
    'kms-key': ({ parent }) => [{ ...withId(parent), keyArn: world.keyId, manager: 'CUSTOMER', origin: 'AWS_KMS' }],
    'kms-key-rotation': ({ parent }) => [withId(parent)],
  };
  const fakes = (Object.keys(answers) as (keyof typeof answers)[]).map((type) => {
    async function* collect(question: Question<never>): AsyncGenerator<object> {
      const { account, place } = question;
      const { operation } = RESOURCES[type];
      const about = (question.parent as Resource | undefined)?.id;
      const name = [account, question.region, operation, ...(about ? [about] : [])].join(' ');
      asked.push(name);
      world.onQuestion?.(name);
      if (world.refused?.includes(`${account} ${operation}`)) {
        throw Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
      }
      for (const answer of answers[type]?.(question) ?? [])
        yield { ...RESOURCES[type].baseline.fields, type, ...place, ...answer };
    }
    return [type, { ...COLLECTORS[type], collect }];
  });
  return { ...COLLECTORS, ...Object.fromEntries(fakes) };
}

function flowLogs(destination: string | undefined): object[] {
  if (destination === undefined) return [];
  const destinationType = destination.includes(':firehose:') ? 'kinesis-data-firehose' : 's3';
  return [{ id: 'fl-1', destinationType, destination }];
}

function withId({ id }: Resource): { readonly id: string } {
  return { id };
}

const told = (shard: Shard | undefined) =>
  shard?.cells.map((cell) => [cell.account, cell.operation, cell.resource, cell.code ?? cell.outcome].join(' '));
const between = (asked: readonly string[], account: string) => asked.filter((question) => question.startsWith(account));

const third: World = {
  flowLogs: { [a.account]: `${bucket('third')}/a`, [c.account]: `${bucket('third')}/c` },
  buckets: { [b.account]: ['other', 'third'] },
};
const ABOUT_THIRD = ['s3:GetBucketLocation', 's3:GetBucketReplication'].map((name) => `${name} ${bucket('third')}`);

describe('a bucket of a third account', () => {
  test('is asked about once, when all accounts were read, in a shard of its own', async () => {
    const { shards, asked } = await scan(third, [a, b, c], BUCKETS, { accountsAtOnce: 1 });
    expect(asked.slice(-2)).toEqual([
      `${b.account} us-east-1 s3:GetBucketLocation ${bucket('third')}`,
      `${b.account} ${region} s3:GetBucketReplication ${bucket('third')}`,
    ]);
    expect(told(shards.get('follow-up'))).toEqual(ABOUT_THIRD.map((about) => `${b.account} ${about} collected`));
    expect(shards.get('follow-up')?.resources.map(({ type, account }) => `${type} ${account}`)).toEqual([
      `bucket-location ${b.account}`,
      `bucket-replication ${b.account}`,
    ]);
    expect([...shards.keys()].at(-1)).toBe('follow-up');
    expect(told(shards.get(b.account))).toEqual([
      `${b.account} ec2:DescribeFlowLogs  collected`,
      `${b.account} s3:ListBuckets  collected`,
    ]);
  });

  test('that its owner’s flow logs go to as well was asked about before', async () => {
    const world = { ...third, flowLogs: { ...third.flowLogs, [b.account]: bucket('third') } };
    const { shards, asked } = await scan(world, [a, b, c], BUCKETS);
    expect(shards.has('follow-up')).toBe(false);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('that was refused once is not asked about again', async () => {
    const flowLogs = { ...third.flowLogs, [b.account]: bucket('third') };
    const { shards } = await scan(
      { ...third, flowLogs, refused: [`${b.account} s3:GetBucketLocation`] },
      [a, b],
      BUCKETS,
    );
    expect(shards.has('follow-up')).toBe(false);
  });

  test('whose owner refuses is a gap there', async () => {
    const { shards } = await scan({ ...third, refused: [`${b.account} s3:GetBucketReplication`] }, [a, b], BUCKETS);
    const [location, replication] = ABOUT_THIRD.map((about) => `${b.account} ${about}`);
    expect(told(shards.get('follow-up'))).toEqual([`${location} collected`, `${replication} AccessDenied`]);
  });

  test('of an account that is left out is not asked about', async () => {
    const leftOut = { kind: 'not-selected', reason: 'the account is not among those selected for this scan' } as const;
    const { shards, asked } = await scan(third, [a, { ...b, leftOut }], BUCKETS);
    expect(shards.has('follow-up')).toBe(false);
    expect(between(asked, b.account)).toEqual([]);
  });
});

test('without anything that others name, nothing more is asked', async () => {
  const world = {
    flowLogs: { [a.account]: bucket('own'), [b.account]: bucket('central'), [c.account]: bucket('nobody') },
    buckets: { [a.account]: ['own'], [archive.account]: ['central'] },
  };
  const { shards, asked } = await scan(world, [a, b, c, archive], BUCKETS);
  expect([...shards.keys()].sort()).toEqual([
    '222233334444',
    '444455556666',
    '555566667777',
    '666677778888',
    'organization',
  ]);
  expect(asked.filter((question) => question.includes('GetBucketLocation')).sort()).toEqual([
    `${archive.account} us-east-1 s3:GetBucketLocation ${bucket('central')}`,
    `${a.account} us-east-1 s3:GetBucketLocation ${bucket('own')}`,
  ]);
});

describe('a Firehose outside of the log archive', () => {
  test('is looked for in its place, and its bucket in the account that lists it', async () => {
    const world: World = {
      flowLogs: { [a.account]: stream(c.account, 'one') },
      streams: { [c.account]: ['one', 'two'] },
      buckets: { [b.account]: ['staging'] },
      streamBucket: 'staging',
    };
    const { shards } = await scan(world, [a, b, c], STREAMS);
    expect(told(shards.get('follow-up'))).toEqual([
      `${b.account} s3:GetBucketLocation ${bucket('staging')} collected`,
      `${b.account} s3:GetBucketReplication ${bucket('staging')} collected`,
      `${c.account} firehose:DescribeDeliveryStream ${stream(c.account, 'one')} collected`,
      `${c.account} firehose:ListDeliveryStreams  collected`,
    ]);
  });

  test('is not described where the list does not have it', async () => {
    const { shards } = await scan({ flowLogs: { [a.account]: stream(a.account, 'gone') } }, [a], STREAMS);
    expect(told(shards.get('follow-up'))).toEqual([`${a.account} firehose:ListDeliveryStreams  collected`]);
  });

  test.each([
    ['of an account that nobody knows', stream('999988887777', 'one')],
    ['of a region that is not scanned', stream(b.account, 'one', 'eu-west-1')],
    ['of the log archive, which is asked for all of them', stream(archive.account, 'gone')],
  ])('%s is not asked about', async (_, destination) => {
    const { shards } = await scan({ flowLogs: { [a.account]: destination } }, [a, b, archive], STREAMS);
    expect(shards.has('follow-up')).toBe(false);
  });
});

describe('a key of another account', () => {
  const key = (account: string) => `arn:aws:kms:eu-west-1:${account}:key/1`;
  const buckets = { [archive.account]: ['central'] };
  const asksAbout = (account: string) =>
    ['kms:DescribeKey', 'kms:GetKeyRotationStatus'].map((name) => `${account} eu-west-1 ${name} ${bucket('central')}`);

  test('is asked about there, in its region, and not in the account of the bucket', async () => {
    const { shards, asked } = await scan({ buckets, keyId: key(b.account) }, [archive, b], KEYS);
    expect(asked.filter((question) => question.includes('kms:'))).toEqual(asksAbout(b.account));
    expect(told(shards.get('follow-up'))).toEqual([
      `${b.account} kms:DescribeKey ${bucket('central')} collected`,
      `${b.account} kms:GetKeyRotationStatus ${bucket('central')} collected`,
    ]);
  });

  test('is asked about in the account of the bucket where its own is not scanned', async () => {
    const { shards, asked } = await scan({ buckets, keyId: key('999988887777') }, [archive, b], KEYS);
    expect(asked.filter((question) => question.includes('kms:'))).toEqual(asksAbout(archive.account));
    expect(shards.has('follow-up')).toBe(false);
  });
});

describe('a scan that goes on', () => {
  const kept = (shards: ReadonlyMap<string, Shard>, names: readonly string[], read: string[] = []): KeptShards => ({
    names: new Set(names),
    async read(name) {
      read.push(name);
      return shards.get(name) ?? expect.fail(`there is no shard ${name}`);
    },
  });

  test('knows what the accounts name that were read before', async () => {
    const { shards } = await scan(third, [a, b, c], BUCKETS);
    const names = ['organization', a.account, b.account, c.account];
    const again = await scan(third, [a, b, c], BUCKETS, { kept: kept(shards, names) });
    expect(again.asked.length).toBe(2);
    expect([...again.shards]).toEqual([['follow-up', shards.get('follow-up')]]);
    const half = await scan(third, [a, b, c], BUCKETS, { kept: kept(shards, ['organization', a.account]) });
    expect(half.shards.get('follow-up')).toEqual(shards.get('follow-up'));
  });

  test('asks nothing again that was answered then, and reads nothing for it', async () => {
    const { shards } = await scan(third, [a, b, c], BUCKETS);
    const read: string[] = [];
    const again = await scan(third, [a, b, c], BUCKETS, { kept: kept(shards, [...shards.keys()], read) });
    expect({ asked: again.asked, read, written: [...again.shards.keys()] }).toEqual({
      asked: [],
      read: [],
      written: [],
    });
  });
});

describe('a scan that is ended', () => {
  test.each([
    ['while it asks again', `${b.account} us-east-1 s3:GetBucketLocation ${bucket('third')}`],
    ['before', `${c.account} ${region} ec2:DescribeFlowLogs`],
  ])('%s says that what is named was not answered', async (_, last) => {
    const end = new AbortController();
    const onQuestion = (question: string) => (question === last ? end.abort() : undefined);
    const options = { accountsAtOnce: 1, signal: end.signal };
    const { shards } = await scan({ ...third, onQuestion }, [a, b, c], BUCKETS, options);
    const codes = shards.get('follow-up')?.cells.map(({ account, code }) => `${account} ${code}`);
    expect(codes?.at(-1)).toBe(`${b.account} Interrupted`);
  });
});
