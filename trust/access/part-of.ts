import type { SweepSize } from '../sweep.ts';

/** All of a list; for smaller sizes only so many of them, spread over the list. */
export function partOf<V>(values: readonly V[], size: SweepSize, sample: number, ci = values.length): readonly V[] {
  const most = Math.min(values.length, { sample, ci, full: values.length }[size]);
  const chosen = new Set(Array.from({ length: most }, (_, index) => Math.floor((index * values.length) / most)));
  return values.filter((_, index) => chosen.has(index));
}
