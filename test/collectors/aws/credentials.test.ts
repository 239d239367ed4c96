import { afterEach, describe, expect, it, vi } from 'vitest';
import { homeCredentials, renewing } from '../../../collectors/aws/credentials.ts';
import { endpointsFrom } from '../../../collectors/aws/endpoints.ts';
import { fakeClock } from './fake-clock.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Credentials that hold for an hour unless told, numbered; `failing` makes the next loads fail. */
function setUp(lifetime = HOUR) {
  const clock = fakeClock();
  const state = { loads: 0, failing: false };
  const credentials = renewing(async () => {
    state.loads += 1;
    if (state.failing) throw new Error('sts is away');
    return { accessKeyId: `KEY-${state.loads}`, secretAccessKey: 's', expiration: new Date(clock.now() + lifetime) };
  }, clock);
  const key = async () => (await credentials.current()).accessKeyId;
  return { clock, state, key, credentials };
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

  it('are not asked for by every call while the renewal fails', async () => {
    const { clock, key, state } = setUp();
    await key();
    state.failing = true;
    await clock.advance(HOUR - 5 * MINUTE);
    for (let call = 0; call < 100; call++) await key();
    expect(state.loads).toBe(2);
    await clock.advance(MINUTE);
    state.failing = false;
    expect(await key()).toBe('KEY-3');
  });

  it('of a short session are renewed when half of it is over, not for every call', async () => {
    const { clock, key, state } = setUp(8 * MINUTE);
    for (let second = 0; second < 4 * 60; second++) {
      await key();
      await clock.advance(1_000);
    }
    expect(state.loads).toBe(1);
    expect(await key()).toBe('KEY-2');
  });

  it('that have ended by our clock are used until AWS refuses them', async () => {
    const { key, state } = setUp(-HOUR);
    expect([await key(), await key()]).toEqual(['KEY-1', 'KEY-1']);
    expect(state.loads).toBe(1);
  });

  it('that AWS refuses are loaded anew, once for all who were refused', async () => {
    const { credentials, state } = setUp();
    const refused = await credentials.current();
    const answers = await Promise.all(
      Array.from({ length: 300 }, async () => {
        const isWorthIt = credentials.drop(refused);
        return [isWorthIt, (await credentials.current()).accessKeyId];
      }),
    );
    expect(answers).toEqual(Array.from({ length: 300 }, () => [true, 'KEY-2']));
    expect(state.loads).toBe(2);
  });

  it('that AWS refuses again at once are not loaded again and again', async () => {
    const { clock, credentials, state } = setUp();
    credentials.drop(await credentials.current());
    const again = await credentials.current();
    expect(credentials.drop(again)).toBe(false);
    await clock.advance(MINUTE);
    expect(credentials.drop(again)).toBe(true);
    expect((await credentials.current()).accessKeyId).toBe('KEY-3');
    expect(state.loads).toBe(3);
  });

  it('that never expire are loaded once', async () => {
    let loads = 0;
    const credentials = renewing(async () => ({ accessKeyId: `KEY-${++loads}`, secretAccessKey: 's' }), fakeClock());
    await credentials.current();
    expect((await credentials.current()).accessKeyId).toBe('KEY-1');
  });
});

describe("the caller's own credentials", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('are looked up anew for every call, also those without an end', async () => {
    vi.stubEnv('AWS_PROFILE', '');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'KEY-1');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'simulated');
    const load = await homeCredentials('ca-central-1');
    expect(await load()).toMatchObject({ accessKeyId: 'KEY-1' });
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'KEY-2');
    expect(await load()).toMatchObject({ accessKeyId: 'KEY-2' });
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
