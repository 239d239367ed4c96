import { describe, expect, it } from 'vitest';
import { openCounters } from '../../../collectors/aws/counters.ts';
import { openRateLimiter, type RateLimiter, type RateLimiterOptions } from '../../../collectors/aws/rate-limiter.ts';
import { UnexpectedAnswer } from '../../../collectors/aws/unexpected-answer.ts';
import { fakeClock } from './fake-clock.ts';

const VPCS = { account: '111122223333', region: 'ca-central-1', operation: 'ec2:DescribeVpcs' };
const FILTERS = { account: '111122223333', region: 'ca-central-1', operation: 'logs:DescribeSubscriptionFilters' };
const OTHER_VPCS = { ...VPCS, account: '444455556666' };
const OTHER_FILTERS = { ...FILTERS, account: '444455556666' };

const throttling = () => serviceError('ThrottlingException', 400, 'Rate exceeded');
const broken = () => serviceError('InternalFailure', 500, 'try again');
const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const noHost = () => Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

function serviceError(name: string, httpStatusCode: number, message: string): Error {
  return Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode } });
}

function setUp(options: Partial<RateLimiterOptions> = {}) {
  const clock = fakeClock();
  const counters = openCounters();
  const begin = clock.now();
  const limiter = openRateLimiter({
    ...{ clock, counters, concurrency: 64, share: 0.5, signal: new AbortController().signal },
    ...{ deadlines: { throttled: 60_000, unanswered: 15_000 } },
    ...options,
  });
  return { clock, counters, limiter, seconds: () => (clock.now() - begin) / 1000 };
}

/** Has the endpoint answer once, so that nothing waits to see whether it is there. */
async function warmUp(limiter: RateLimiter, place: typeof VPCS): Promise<void> {
  await limiter.call({ ...place, account: '999988887777' }, async () => undefined);
}

/** Makes calls and notes when each was sent, in seconds. */
function sendMany(limiter: RateLimiter, count: number, place: typeof VPCS, seconds: () => number) {
  const sentAt: number[] = [];
  const results = Array.from({ length: count }, () => limiter.call(place, async () => void sentAt.push(seconds())));
  return { sentAt, all: Promise.all(results) };
}

/** A server that allows some calls per second and throttles the rest. */
function limitedServer(perSecond: number, burst: number, seconds: () => number) {
  let tokens = burst;
  let filledAt = 0;
  return async () => {
    tokens = Math.min(burst, tokens + (seconds() - filledAt) * perSecond);
    filledAt = seconds();
    if (tokens < 1) throw throttling();
    tokens -= 1;
    return 'answered';
  };
}

describe('rate', () => {
  it('spends its share of the published burst at once and goes on at its share of the published rate', async () => {
    const { limiter, clock, seconds } = setUp();
    const { sentAt, all } = sendMany(limiter, 6, FILTERS, seconds);
    await clock.advance(2_000);
    await all;
    expect(sentAt).toEqual([0, 0, 0.2, 0.6, 1, 1.4]);
  });

  it('leaves something of a whole limit, because calls that were sent evenly may arrive together', async () => {
    const { limiter, clock, seconds } = setUp({ share: 1 });
    const { sentAt, all } = sendMany(limiter, 5, FILTERS, seconds);
    await clock.advance(2_000);
    await all;
    // 3.75 of 5 tokens at once, then 4.75 a second and not 5.
    expect(sentAt).toEqual([0, 0, 0, 0.053, 0.264]);
  });

  it('lets another account pass while a bucket is empty', async () => {
    const { limiter, clock, seconds } = setUp();
    const first = sendMany(limiter, 7, FILTERS, seconds);
    const other = sendMany(limiter, 2, OTHER_FILTERS, seconds);
    await clock.advance(0);
    expect([first.sentAt, other.sentAt]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('shares the bucket of Organizations among all accounts', async () => {
    const { limiter, clock, seconds } = setUp();
    const accounts = ['111122223333', '444455556666', '777788889999'];
    const sent = accounts.map((account) =>
      sendMany(limiter, 1, { account, region: 'us-east-1', operation: 'organizations:ListRoots' }, seconds),
    );
    await clock.advance(4_000);
    expect(sent.map(({ sentAt }) => sentAt)).toEqual([[0], [2], [4]]);
  });

  it('sends in order of arrival, and no more at once than it may', async () => {
    const { limiter, clock } = setUp({ concurrency: 2 });
    await warmUp(limiter, VPCS);
    const open: (() => void)[] = [];
    const started: number[] = [];
    for (let call = 0; call < 5; call++) {
      void limiter.call(VPCS, () => {
        started.push(call);
        return new Promise<void>((resolve) => open.push(resolve));
      });
    }
    await clock.advance(0);
    expect(started).toEqual([0, 1]);
    open.shift()?.();
    await clock.advance(0);
    expect(started).toEqual([0, 1, 2]);
  });
});

describe('throttling', () => {
  it('halves the rate once for calls that were under way together, and gives it back with good answers', async () => {
    const { limiter, clock, seconds } = setUp();
    await warmUp(limiter, FILTERS);
    let isThrottling = true;
    const sentAt: number[] = [];
    const attempt = async () => {
      sentAt.push(seconds());
      if (isThrottling) throw throttling();
    };
    const calls = Promise.all(Array.from({ length: 5 }, () => limiter.call(FILTERS, attempt)));
    await clock.advance(0);
    isThrottling = false;
    await clock.advance(10_000);
    await calls;
    // 2.5 a second, halved to 1.25: one each 0.8 s; each good answer brings the rate up by 0.025.
    expect(sentAt.map((second) => second.toFixed(2))).toEqual(['0.00', '0.00', '0.80', '1.60', '2.37', '3.12', '3.86']);
  });

  it('loses no call to a server that allows less than was published', async () => {
    const { limiter, clock, counters, seconds } = setUp();
    const server = limitedServer(1, 2, seconds);
    const answers = Promise.all(Array.from({ length: 60 }, () => limiter.call(FILTERS, server)));
    await clock.advance(180_000);
    expect(new Set(await answers)).toEqual(new Set(['answered']));
    expect(counters.counts()['logs:DescribeSubscriptionFilters']?.throttled).toBeLessThan(60);
  });

  it('gives up at the deadline, and refuses what waits behind without sending it', async () => {
    const { limiter, clock, counters } = setUp();
    const error = throttling();
    const outcomes: unknown[] = [];
    const attempt = async () => Promise.reject(error);
    for (let call = 0; call < 200; call++) limiter.call(FILTERS, attempt).catch((caught) => outcomes.push(caught));
    await clock.advance(55_000);
    expect(outcomes).toEqual([]);
    await clock.advance(35_000);
    expect(outcomes).toEqual(Array.from({ length: 200 }, () => error));
    const counts = counters.counts()['logs:DescribeSubscriptionFilters'];
    expect(counts).toEqual({
      calls: counts?.calls,
      retries: counts?.retries,
      throttled: counts?.calls,
      refused: expect.any(Number),
    });
    expect(counts?.calls).toBeLessThan(120);
  });

  it('asks again after a while of nothing but throttling, with one call', async () => {
    const { limiter, clock } = setUp();
    const attempt = async () => Promise.reject(throttling());
    limiter.call(FILTERS, attempt).catch(() => undefined);
    await clock.advance(90_000);
    let sent = 0;
    const later = limiter.call(FILTERS, async () => ++sent);
    const refusal = expect(later).rejects.toThrow('Rate exceeded');
    await clock.advance(60_000);
    await refusal;
    const trial = limiter.call(FILTERS, async () => ++sent);
    await clock.advance(10_000);
    await expect(trial).resolves.toBe(1);
  });
});

describe('the deadline', () => {
  /** One call each twenty seconds. */
  const RARE = { share: 0.01 };

  it('does not count the time that a failed call waits for a token of our own', async () => {
    const { limiter, clock, seconds } = setUp(RARE);
    await limiter.call(FILTERS, async () => undefined);
    let attempts = 0;
    const call = limiter.call(FILTERS, async () => {
      attempts += 1;
      if (attempts < 4) throw broken();
      return seconds();
    });
    await clock.advance(100_000);
    await expect(call).resolves.toBe(80);
  });

  it('does not count the time that a throttled call waits for a token of our own', async () => {
    const { limiter, clock, seconds } = setUp(RARE);
    await limiter.call(FILTERS, async () => undefined);
    let attempts = 0;
    const call = limiter.call(FILTERS, async () => {
      attempts += 1;
      if (attempts < 7) throw attempts % 2 === 0 ? broken() : throttling();
      return attempts;
    });
    await clock.advance(300_000);
    await expect(call).resolves.toBe(7);
    expect(seconds()).toBe(300);
  });
});

describe('failures', () => {
  const repeated = [
    ['an error of AWS itself', broken],
    ['a refused connection', refused],
    ['a cut-off answer', () => new UnexpectedAnswer('TruncatedAnswer', 'ends in the middle')],
  ] as const;
  it.each(repeated)('repeats a call after %s until it is answered', async (_name, error) => {
    const { limiter, clock, counters } = setUp();
    let attempts = 0;
    const call = limiter.call(VPCS, async () => {
      attempts += 1;
      if (attempts < 4) throw error();
      return 'answered';
    });
    await clock.advance(5_000);
    await expect(call).resolves.toBe('answered');
    expect(counters.counts()).toEqual({ 'ec2:DescribeVpcs': { calls: 4, retries: 3, throttled: 0, refused: 0 } });
  });

  it.each(repeated)('gives up after %s for fifteen seconds', async (_name, error) => {
    const { limiter, clock, seconds } = setUp();
    let endedAt = 0;
    const last = error();
    const call = limiter.call(VPCS, async () => Promise.reject(last));
    call.catch(() => {
      endedAt = seconds();
    });
    await clock.advance(30_000);
    await expect(call).rejects.toBe(last);
    expect(endedAt).toBeGreaterThan(10);
    expect(endedAt).toBeLessThanOrEqual(15);
  });

  it('looks for the answers that came while the process was held up, before it gives up', async () => {
    const clock = fakeClock();
    let heldUpFor = 0;
    const { limiter } = setUp({ clock: { ...clock, now: () => clock.now() + heldUpFor } });
    const call = limiter.call(VPCS, () => new Promise((resolve) => clock.after(15_500, () => resolve('answered'))));
    await clock.advance(14_000);
    heldUpFor = 20_000;
    await clock.advance(2_000);
    await expect(call).resolves.toBe('answered');
  });

  it('does not repeat what will not change', async () => {
    const { limiter, clock, counters } = setUp();
    const denial = serviceError('UnauthorizedOperation', 403, 'You are not authorized');
    for (const error of [denial, noHost()]) {
      const call = limiter.call(VPCS, async () => Promise.reject(error));
      call.catch(() => undefined);
      await clock.advance(0);
      await expect(call).rejects.toBe(error);
    }
    expect(counters.counts()['ec2:DescribeVpcs']?.retries).toBe(0);
  });

  it('costs fifteen seconds where nothing answers, once for all accounts', async () => {
    const { limiter, clock, counters, seconds } = setUp();
    const silent = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const ends: number[] = [];
    const ask = (account: string) => limiter.call({ ...VPCS, account }, silent).catch(() => void ends.push(seconds()));
    void ask('111122223333');
    await clock.advance(20_000);
    void ask('444455556666');
    await clock.advance(1_000);
    expect(ends).toEqual([15, 20]);
    expect(counters.counts()).toEqual({ 'ec2:DescribeVpcs': { calls: 1, retries: 0, throttled: 0, refused: 1 } });
  });

  it('costs one call of each operation where nothing answers, however many would ask', async () => {
    const { limiter, clock, counters, seconds } = setUp();
    const silent = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const ends: number[] = [];
    for (let account = 111122220000; account < 111122220300; account++) {
      for (const operation of ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs']) {
        limiter.call({ ...VPCS, account: String(account), operation }, silent).catch(() => void ends.push(seconds()));
      }
    }
    await clock.advance(15_000);
    expect(ends).toEqual(Array.from({ length: 600 }, () => 15));
    expect(Object.values(counters.counts()).map(({ calls }) => calls)).toEqual([1, 1]);
  });

  it('asks for everything else where one operation is not answered', async () => {
    const { limiter, clock } = setUp();
    const dead = limiter.call({ ...VPCS, operation: 'ec2:DescribeFlowLogs' }, async () => Promise.reject(refused()));
    dead.catch(() => undefined);
    const places = [VPCS, OTHER_VPCS];
    const calls = Promise.all(places.map((place) => limiter.call(place, async () => 'answered')));
    await clock.advance(20_000);
    expect(await calls).toEqual(['answered', 'answered']);
    await expect(limiter.call(VPCS, async () => 'answered')).resolves.toBe('answered');
  });

  it('lets others pass where the only place is taken by a call that nothing answers', async () => {
    const { limiter, clock, seconds } = setUp({ concurrency: 1 });
    const silent = () => new Promise<never>(() => undefined);
    limiter.call({ ...VPCS, region: 'us-east-1' }, silent).catch(() => undefined);
    const { sentAt, all } = sendMany(limiter, 3, VPCS, seconds);
    await clock.advance(5_000);
    await all;
    expect(sentAt).toEqual([2, 2, 2]);
  });

  it('costs one deadline for a whole region, also for services that are asked late', async () => {
    const { limiter, clock, seconds } = setUp();
    const silent = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const ends: [operation: string, second: number][] = [];
    const ask = (operation: string) =>
      limiter.call({ ...VPCS, operation }, silent).catch(() => void ends.push([operation, seconds()]));
    void ask('ec2:DescribeVpcs');
    void ask('cloudtrail:DescribeTrails');
    await clock.advance(10_000);
    void ask('logs:DescribeLogGroups');
    await clock.advance(6_000);
    void ask('s3:GetBucketVersioning');
    await clock.advance(0);
    expect(ends.sort()).toEqual([
      ['cloudtrail:DescribeTrails', 15],
      ['ec2:DescribeVpcs', 15],
      ['logs:DescribeLogGroups', 15],
      ['s3:GetBucketVersioning', 16],
    ]);
  });

  it('asks every service of a region that has answered, and where one service is not in the region', async () => {
    const { limiter, clock } = setUp();
    const silent = () => Promise.reject(refused());
    const ask = (operation: string, region: string, attempt: () => Promise<unknown>) =>
      limiter.call({ account: '111122223333', region, operation }, attempt).catch(() => 'no answer');
    const dead = ['ec2:DescribeVpcs', 'logs:DescribeLogGroups'].map((operation) =>
      ask(operation, 'ca-central-1', silent),
    );
    const alive = ask('sts:GetCallerIdentity', 'ca-central-1', async () => 'answered');
    const absent = ask('kinesis:DescribeStreamSummary', 'us-east-1', async () => Promise.reject(noHost()));
    await clock.advance(20_000);
    const late = ['ca-central-1', 'us-east-1'].map((region) =>
      ask('s3:GetBucketVersioning', region, async () => 'answered'),
    );
    await clock.advance(0);
    expect(await Promise.all([...dead, alive, absent, ...late])).toEqual([
      ...['no answer', 'no answer', 'answered', 'no answer'],
      ...['answered', 'answered'],
    ]);
  });

  it('takes one silent operation for itself, and two for the endpoint', async () => {
    const { limiter, clock } = setUp();
    const ask = (operation: string, attempt: () => Promise<unknown>) =>
      limiter.call({ account: '111122223333', region: 'ca-central-1', operation }, attempt).catch(() => 'no answer');
    const silent = () => Promise.reject(refused());
    const one = ask('organizations:DescribeOrganization', silent);
    await clock.advance(20_000);
    const other = ask('organizations:ListRoots', silent);
    await clock.advance(20_000);
    const later = ['organizations:DescribeOrganization', 'organizations:ListAccounts'].map((operation) =>
      ask(operation, async () => 'answered'),
    );
    await clock.advance(0);
    expect(await Promise.all([one, other, ...later])).toEqual(Array(4).fill('no answer'));
    const { limiter: another, clock: its } = setUp();
    const alone = another.call({ ...VPCS, operation: 'ec2:DescribeFlowLogs' }, silent).catch(() => 'no answer');
    await its.advance(20_000);
    const vpcs = another.call(VPCS, async () => 'answered');
    await its.advance(0);
    expect(await Promise.all([alone, vpcs])).toEqual(['no answer', 'answered']);
  });

  it('lets the next call look whether an endpoint is there when the first was never sent', async () => {
    const { limiter, clock } = setUp();
    const withoutCredentials = Object.assign(new Error('no credentials'), { name: 'CredentialsProviderError' });
    const first = limiter.call(VPCS, async () => Promise.reject(withoutCredentials));
    const second = limiter.call(OTHER_VPCS, async () => 'answered');
    const outcomes = Promise.allSettled([first, second]);
    await clock.advance(0);
    expect(await outcomes).toEqual([
      { status: 'rejected', reason: withoutCredentials },
      { status: 'fulfilled', value: 'answered' },
    ]);
  });

  it('keeps asking an endpoint that has answered before', async () => {
    const { limiter, clock, counters } = setUp();
    await limiter.call(VPCS, async () => 'answered');
    for (const _ of [1, 2]) {
      limiter.call(VPCS, async () => Promise.reject(noHost())).catch(() => undefined);
      await clock.advance(0);
    }
    expect(counters.counts()['ec2:DescribeVpcs']).toEqual({ calls: 3, retries: 0, throttled: 0, refused: 0 });
  });
});

describe('the end of a run', () => {
  it('rejects waiting, running and backing-off calls with the reason', async () => {
    const controller = new AbortController();
    const { limiter, clock } = setUp({ signal: controller.signal, concurrency: 1 });
    const reason = new Error('SIGTERM');
    const backing = limiter.call(FILTERS, async () => Promise.reject(broken()));
    await clock.advance(0);
    const running = limiter.call(
      VPCS,
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', reject)),
    );
    const waiting = limiter.call(OTHER_FILTERS, async () => 'never');
    const all = Promise.allSettled([backing, running, waiting]);
    controller.abort(reason);
    const rejected = { status: 'rejected', reason };
    expect(await all).toEqual([rejected, rejected, rejected]);
    await expect(limiter.call(VPCS, async () => 'never')).rejects.toBe(reason);
  });
});
