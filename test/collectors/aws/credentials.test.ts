import { describe, expect, it } from 'vitest';
import { renewing } from '../../../collectors/aws/credentials.ts';
import { endpointsFrom } from '../../../collectors/aws/endpoints.ts';
import { fakeClock } from './fake-clock.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Credentials that hold for an hour, numbered; `failing` makes the next loads fail. */
function setUp() {
  const clock = fakeClock();
  const state = { loads: 0, failing: false };
  const credentials = renewing(async () => {
    state.loads += 1;
    if (state.failing) throw new Error('sts is away');
    return { accessKeyId: `KEY-${state.loads}`, secretAccessKey: 's', expiration: new Date(clock.now() + HOUR) };
  }, clock);
  const key = async () => (await credentials()).accessKeyId;
  return { clock, state, key };
}

describe('credentials', () => {
  it('are loaded once for all who ask at the same time', async () => {
    const { key, state } = setUp();
    expect(await Promise.all([key(), key(), key()])).toEqual(['KEY-1', 'KEY-1', 'KEY-1']);
    expect(state.loads).toBe(1);
  });

  it('are renewed ten minutes before they expire', async () => {
    const { clock, key } = setUp();
    await key();
    await clock.advance(HOUR - 11 * MINUTE);
    expect(await key()).toBe('KEY-1');
    await clock.advance(MINUTE);
    expect(await key()).toBe('KEY-2');
  });

  it('are used on while they hold when the renewal fails, and then no more', async () => {
    const { clock, key, state } = setUp();
    await key();
    state.failing = true;
    await clock.advance(HOUR - 5 * MINUTE);
    expect(await key()).toBe('KEY-1');
    await clock.advance(5 * MINUTE);
    await expect(key()).rejects.toThrow('sts is away');
  });

  it('that never expire are loaded once', async () => {
    let loads = 0;
    const credentials = renewing(async () => ({ accessKeyId: `KEY-${++loads}`, secretAccessKey: 's' }), fakeClock());
    await credentials();
    expect((await credentials()).accessKeyId).toBe('KEY-1');
  });
});

describe('endpoints of the environment', () => {
  it('are those of AWS tools, by service as IAM writes it', () => {
    expect(
      endpointsFrom({
        AWS_ENDPOINT_URL: 'http://localhost:4566',
        AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://localhost:1',
        AWS_ENDPOINT_URL_S3: 'http://localhost:2',
        AWS_ENDPOINT_URL_EC2: '',
        AWS_REGION: 'ca-central-1',
      }),
    ).toEqual({ default: 'http://localhost:4566', logs: 'http://localhost:1', s3: 'http://localhost:2' });
  });

  it('are left alone when the environment says so', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://localhost:4566', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(endpointsFrom(environment)).toEqual({});
  });
});
