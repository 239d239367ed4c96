import { type Clock, systemClock } from '../../collectors/aws/clock.ts';

/** A clock that does not wait. `stop` ends its timer. */
export type HurriedClock = Clock & { stop(): void };

/**
 * The machine's clock, which skips to the next task as soon as nothing happens any more: `activity` is a number that
 * changes with everything that does; null while a request is on its way. So deadlines of a minute are waited for in a moment, and a busy machine, which is
 * slow to do what is to be done, never makes one pass.
 */
export function hurriedClock(activity: () => number | null): HurriedClock {
  const tasks = new Set<Task>();
  let skipped = 0;
  let made = 0;
  let seen = -1;
  let quiet = 0;
  const now = () => systemClock.now() + skipped;
  const timer = setInterval(look, LOOK_MS);
  return {
    now,
    // The longest pauses: what waits together is done together.
    random: () => 0.999,
    after(milliseconds, run) {
      made += 1;
      const task = { at: now() + milliseconds, run };
      tasks.add(task);
      return () => {
        tasks.delete(task);
        made += 1;
      };
    },
    stop: () => clearInterval(timer),
  };

  function look(): void {
    const active = activity();
    quiet = active !== null && active + made === seen ? quiet + 1 : 0;
    seen = (active ?? 0) + made;
    const next = Math.min(...[...tasks].map(({ at }) => at));
    if (quiet >= QUIET_LOOKS && Number.isFinite(next)) skipped += Math.max(0, next - now());
    const due = [...tasks].filter(({ at }) => at <= now()).sort((one, other) => one.at - other.at);
    for (const task of due) {
      tasks.delete(task);
      made += 1;
      task.run();
    }
  }
}

type Task = { readonly at: number; readonly run: () => void };

/** Each look comes after a turn of the event loop; an answer takes fewer turns than that, also on a busy machine. */
const QUIET_LOOKS = 50;
const LOOK_MS = 5;
