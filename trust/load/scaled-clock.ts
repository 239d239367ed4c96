import { type Clock, systemClock } from '../../collectors/aws/clock.ts';

/** A clock that begins now and runs so many times faster than the machine's, so that an hour's sessions end in seconds. */
export function scaledClock(times: number): Clock {
  const begun = systemClock.now();
  return {
    ...systemClock,
    now: () => begun + (systemClock.now() - begun) * times,
    after: (milliseconds, task) => systemClock.after(milliseconds / times, task),
  };
}
