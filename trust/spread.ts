/**
 * So many of a list, evenly spread, in its order: the first and the last among them, and with another seed others. All
 * where there are no more than that.
 */
export function spread<V>(values: readonly V[], most: number, seed = 0): V[] {
  if (values.length <= most) return [...values];
  const step = (values.length - 1) / Math.max(1, most - 1);
  const chosen = new Set(Array.from({ length: most }, (_, index) => (Math.round(index * step) + seed) % values.length));
  return values.filter((_, index) => chosen.has(index));
}
