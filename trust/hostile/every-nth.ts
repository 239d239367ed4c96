/** Every n-th of a list, from another one on each time; at least one where there is any. */
export function everyNth<T>(all: readonly T[], n: number, start: number): T[] {
  const step = Math.min(n, Math.max(1, all.length));
  return all.filter((_, index) => (index + start) % step === 0);
}
