import { expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';

const about = (status: object) =>
  factAbout('trailDelivery', 'primary-trail', { resources: [{ type: 'trail' }, { type: 'trail-status', ...status }] });

test('the age of the last delivery counts begun minutes at the moment of reading', async () => {
  expect(await about({ latestDeliveryAt: '2026-11-01T11:00:59.999Z' })).toEqual([
    { state: 'logging', error: null, minutesSinceDelivery: 60, notes: [] },
  ]);
});

test('a delivery of some hours ago may be that of an idle account', async () => {
  expect(await about({ latestDeliveryAt: '2026-11-01T10:59:59.999Z' })).toEqual([
    ['pending: nothing was delivered for 61 minutes: a trail that fails, or an account without events'],
  ]);
});

test('a stopped trail is told with the time of its end, also when it never delivered', async () => {
  const stopped = { isLogging: false, startedAt: '2026-11-01T11:50:00.000Z', latestDeliveryAt: null };
  expect(await about({ ...stopped, stoppedAt: '2026-11-01T11:58:00.000Z' })).toEqual([
    {
      state: 'stopped',
      error: null,
      minutesSinceDelivery: null,
      notes: ['Logging was stopped at 2026-11-01T11:58:00.000Z.'],
    },
  ]);
});

test('a notification that fails is a note, not an error of the delivery', async () => {
  expect(await about({ latestNotificationError: 'AuthorizationError' })).toEqual([
    {
      state: 'logging',
      error: null,
      minutesSinceDelivery: 5,
      notes: ['Notifications of new files fail: AuthorizationError'],
    },
  ]);
});

test('more than an hour after its start a trail that delivered nothing has failed', async () => {
  expect(await about({ startedAt: '2026-11-01T10:59:59.000Z', latestDeliveryAt: null })).toEqual([
    { state: 'logging', error: null, minutesSinceDelivery: null, notes: [] },
  ]);
  expect(await about({ startedAt: '2026-11-01T11:01:00.000Z', latestDeliveryAt: null })).toEqual([
    ['pending: logging started at 2026-11-01T11:01:00.000Z, and nothing was delivered yet'],
  ]);
});

test('a trail that is gone when its status is asked is not known', async () => {
  expect(await factAbout('trailDelivery', 'primary-trail', { resources: [{ type: 'trail' }] })).toEqual([
    ['failed: the trail was listed, and gone when it was asked about'],
  ]);
});
