/** Works through a list, a fixed number at once, in its order; gives the results in that order. */
export async function eachOf<V, R>(values: readonly V[], atOnce: number, work: (value: V) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = values.entries();
  await settle(
    Array.from({ length: Math.min(atOnce, values.length) }, async () => {
      for (const [index, value] of rest) results[index] = await work(value);
    }),
  );
  return results;
}

/** Waits until all have ended, then rejects with the first error, so that nothing goes on behind an error's back. */
export async function settle(running: readonly Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(running);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
