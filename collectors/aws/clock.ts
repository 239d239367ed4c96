/** Time and chance, so that tests need no waiting. */
export type Clock = {
  /** Milliseconds since the epoch; never goes backwards. */
  now(): number;
  /** Runs the task after that many milliseconds; the answer cancels it. */
  after(milliseconds: number, task: () => void): () => void;
  /** From 0 up to, not including, 1. */
  random(): number;
};

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
