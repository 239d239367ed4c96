import type { Clock } from './clock.ts';

/**
 * Runs a task after so many milliseconds, and later where this process was held up just then (a machine that slept or had
 * too much to do): what came meanwhile has not been looked at yet. The answer cancels it.
 */
export function afterRunning(clock: Clock, milliseconds: number, task: () => void): () => void {
  const due = clock.now() + milliseconds;
  let cancel = clock.after(milliseconds, () => {
    const late = clock.now() - due;
    if (late < HELD_UP_MS) task();
    else cancel = clock.after(Math.min(late, milliseconds), task);
  });
  return () => cancel();
}

const HELD_UP_MS = 200;
