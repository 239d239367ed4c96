import type { Clock } from '../../collectors/aws/clock.ts';
import { heapBy } from '../../collectors/aws/heap.ts';

/** A clock whose time goes on only when nothing else is left to do, so that hours take milliseconds. */
export type VirtualClock = Clock & {
  sleep(milliseconds: number): Promise<void>;
  /** Lets time go on until the work is done. Rejects with its error, and when it waits for something that never comes. */
  finish<T>(work: Promise<T>): Promise<T>;
};

type Timer = { readonly at: number; readonly task: () => void; isCancelled: boolean };

/** Begins at 0; `random` is the chance of everything that happens by this clock. */
export function virtualClock(random: () => number): VirtualClock {
  const timers = heapBy<Timer>(({ at }) => at);
  let now = 0;
  const after = (milliseconds: number, task: () => void) => {
    const timer: Timer = { at: now + milliseconds, task, isCancelled: false };
    timers.push(timer);
    return () => {
      timer.isCancelled = true;
    };
  };

  return {
    now: () => now,
    random,
    after,
    sleep: (milliseconds) => new Promise((resolve) => after(milliseconds, resolve)),
    async finish(work) {
      let isDone = false;
      const done = () => {
        isDone = true;
      };
      work.then(done, done);
      for (await promisesSettle(); !isDone; await promisesSettle()) {
        const next = timers.pop();
        if (next === undefined) throw new Error(`after ${now} ms something is waited for that never comes`);
        if (next.isCancelled) continue;
        now = next.at;
        next.task();
      }
      return work;
    },
  };
}

/** All promises that can go on without time do so before an immediate comes. */
function promisesSettle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
