import type { Weather } from './virtual-run.ts';

/** What came of a load: calls that were needed, what was lost and throttled, and the time against the ideal one. */
export type LoadResult = {
  readonly calls: number;
  readonly lost: number;
  readonly throttled: number;
  readonly milliseconds: number;
  readonly ideal: number;
};

/** Where a result breaks its promise; empty: it holds. `isTimed`: whether the time was measured undisturbed. */
export function brokenBy(result: LoadResult, weather: Weather, isTimed: boolean): string[] {
  const { calls, lost, throttled, milliseconds, ideal } = result;
  const isAlone = weather.scale === 1 && weather.others === 0;
  // Where nothing is left over, the burst that was believed in is sent before the first refusal comes back.
  const mostThrottled = isAlone ? calls / 100 : 100 + calls / 20;
  const mostTime = (isAlone ? 1.1 : 2.5) * ideal + HALF_A_SECOND_MS;
  return [
    ...(lost > 0 ? [`${lost} of ${calls} calls were lost`] : []),
    ...(throttled > mostThrottled ? [`${throttled} of ${calls} calls were throttled`] : []),
    ...(isTimed && milliseconds > mostTime
      ? [`it took ${Math.round(milliseconds)} ms where ${Math.round(ideal)} ms are ideal`]
      : []),
  ];
}

/** A whole limit leaves a quarter of a second's tokens in the bucket, and the first call to an endpoint goes alone. */
const HALF_A_SECOND_MS = 500;

/** The limits as they are published, with a scanner that takes its share, more of it and less. */
export const ALONE: readonly Weather[] = [0.5, 1, 0.1].map((share) => ({ share, scale: 1, others: 0 }));

/** Others take half of the limits all the time, or the limits are half of what is published. */
export const DISTURBED: readonly Weather[] = [0.5, 1].flatMap((share) => [
  { share, scale: 1, others: 0.5 },
  { share, scale: 0.5, others: 0 },
]);
