import type { SweepOptions, SweepResult } from '../sweep.ts';

/** One part of the sweep: what it tried, and where the promise was broken. */
export type Part = (options: SweepOptions) => Promise<SweepResult>;

/** So many of a list, evenly spread, the first and the last among them. */
export function spread<V>(values: readonly V[], most: number): V[] {
  if (values.length <= most) return [...values];
  const step = (values.length - 1) / Math.max(1, most - 1);
  const picked = new Set(Array.from({ length: most }, (_, index) => Math.round(index * step)));
  return values.filter((_, index) => picked.has(index));
}
