/** Works through a list, a fixed number at once, in its order. */
export async function eachOf<V>(
  values: readonly V[],
  atOnce: number,
  work: (value: V) => Promise<void>,
): Promise<void> {
  const rest = values.values();
  await settle(
    Array.from({ length: Math.min(atOnce, values.length) }, async () => {
      for (const value of rest) await work(value);
    }),
  );
}

/** Waits until all have ended, then rejects with the first error, so that nothing goes on behind an error's back. */
export async function settle(running: readonly Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(running);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Starts works in the order in which they come, a fixed number at once; the answer of each is that of the work. */
export type Slots = <V>(work: () => Promise<V>) => Promise<V>;

export function openSlots(atOnce: number): Slots {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  let next = 0;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      leave();
    }
  };

  function leave(): void {
    const start = waiting[next];
    if (start === undefined) {
      free += 1;
      return;
    }
    next += 1;
    // Taking the first out of a long list costs as much as the list is long.
    if (next === 1024) next -= waiting.splice(0, next).length;
    start();
  }
}
