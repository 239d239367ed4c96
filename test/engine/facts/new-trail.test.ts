import { describe, expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';

type TrailFact = 'trailDelivery' | 'trailDigests' | 'trailLogGroupDelivery';

const about = (fact: TrailFact, status: object, trail: object = {}) =>
  factAbout(fact, 'primary-trail', {
    resources: [
      { type: 'trail', ...trail },
      { type: 'trail-status', ...status },
    ],
  });

const NEVER = { latestDeliveryAt: null, latestDigestAt: null, latestLogGroupDeliveryAt: null };
const LOGGING_SINCE = (startedAt: string | null) => ({ ...NEVER, startedAt });

describe.each([
  ['trailDelivery', 60, { state: 'logging', error: null, minutesSinceDelivery: null, notes: [] }],
  ['trailDigests', 120, { error: null, minutesSinceDigest: null }],
  ['trailLogGroupDelivery', 60, { error: null, hoursSinceDelivery: null }],
] as const)('%s: in the first %d minutes', (fact, minutes, nothing) => {
  const since = (milliseconds: number) => new Date(Date.parse('2026-11-01T12:00:00.000Z') - milliseconds).toISOString();

  test('nothing is no fault yet, and afterwards it is', async () => {
    const [young] = await about(fact, LOGGING_SINCE(since(minutes * 60_000)));
    expect(young).toEqual([expect.stringContaining(`pending: logging started at ${since(minutes * 60_000)}`)]);
    expect(await about(fact, LOGGING_SINCE(since(minutes * 60_000 + 1)))).toEqual([nothing]);
  });

  test('a trail of which AWS does not say when it began has no excuse', async () => {
    expect(await about(fact, LOGGING_SINCE(null))).toEqual([nothing]);
  });
});

test('what a new trail has delivered already counts', async () => {
  const status = { startedAt: '2026-11-01T11:59:00.000Z', ...NEVER };
  const now = '2026-11-01T12:00:00.000Z';
  expect(await about('trailDelivery', { ...status, latestDeliveryAt: now })).toEqual([
    { state: 'logging', error: null, minutesSinceDelivery: 0, notes: [] },
  ]);
  expect(await about('trailDigests', { ...status, latestDigestAt: now })).toEqual([
    { error: null, minutesSinceDigest: 0 },
  ]);
  expect(await about('trailLogGroupDelivery', { ...status, latestLogGroupDeliveryAt: now })).toEqual([
    { error: null, hoursSinceDelivery: 0 },
  ]);
});

test('an error of a new trail counts', async () => {
  const status = { startedAt: '2026-11-01T11:59:00.000Z', ...NEVER };
  expect(await about('trailDelivery', { ...status, latestDeliveryError: 'AccessDenied' })).toEqual([
    { state: 'logging', error: 'AccessDenied', minutesSinceDelivery: null, notes: [] },
  ]);
  expect(await about('trailDigests', { ...status, latestDigestError: 'AccessDenied' })).toEqual([
    { error: 'AccessDenied', minutesSinceDigest: null },
  ]);
  expect(await about('trailLogGroupDelivery', { ...status, latestLogGroupDeliveryError: 'AccessDenied' })).toEqual([
    { error: 'AccessDenied', hoursSinceDelivery: null },
  ]);
});

test('a trail that does not record delivers nothing, however new it is', async () => {
  const status = { startedAt: '2026-11-01T11:59:00.000Z', ...NEVER, isLogging: false };
  expect(await about('trailDelivery', { ...status, stoppedAt: null })).toEqual([
    { state: 'stopped', error: null, minutesSinceDelivery: null, notes: [] },
  ]);
  expect(await about('trailLogGroupDelivery', status)).toEqual([{ error: null, hoursSinceDelivery: null }]);
});

test('a trail that was stopped and started again is not told as stopped', async () => {
  expect(await about('trailDelivery', { isLogging: true, stoppedAt: '2026-10-01T12:00:00.000Z' })).toEqual([
    { state: 'logging', error: null, minutesSinceDelivery: 5, notes: [] },
  ]);
});

test('begun hours since the last delivery to the log group count', async () => {
  expect(await about('trailLogGroupDelivery', { latestLogGroupDeliveryAt: '2026-11-01T10:59:59.000Z' })).toEqual([
    { error: null, hoursSinceDelivery: 2 },
  ]);
});
