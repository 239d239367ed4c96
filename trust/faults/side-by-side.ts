/** Works through a list, so many at once; answers in the order of the list. Rejects with the first error. */
export async function sideBySide<V, R>(
  values: readonly V[],
  atOnce: number,
  work: (value: V) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  const rest = values.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, value] of rest) answers[index] = await work(value);
    }),
  );
  return answers;
}
