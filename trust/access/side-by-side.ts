/** Works through a list, some at a time, and gives the results in the list's order. */
export async function sideBySide<V, R>(
  values: readonly V[],
  atOnce: number,
  work: (value: V) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const rest = values.entries();
  await Promise.all(
    Array.from({ length: Math.min(atOnce, values.length) }, async () => {
      for (const [index, value] of rest) results[index] = await work(value);
    }),
  );
  return results;
}
