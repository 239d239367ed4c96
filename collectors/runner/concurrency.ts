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
