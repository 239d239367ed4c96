import { limitOf } from '../../collectors/aws/limits.ts';
import { bucketOf } from '../../sim/limits/published.ts';
import type { Workload } from './workload.ts';

/**
 * The least time in milliseconds that the limits allow for a workload: that of the bucket that needs longest, when no
 * more than a share of its burst and of its rate is spent, and that of the longest row of dependent calls besides.
 * Every call that is under way takes one of `concurrency` places.
 */
export function idealTime(load: Workload, share: number, concurrency: number): number {
  const calls = load.asked.flatMap(({ place, questions, pages }) =>
    Array.from({ length: questions * pages }, () => place),
  );
  const mean = load.latency + load.jitter / 2;
  const longestRow = Math.max(...load.asked.map(({ pages }) => pages)) * (load.latency + load.jitter);
  return Math.max(timeOfBuckets(calls, share), (calls.length * mean) / concurrency) + longestRow;
}

type Place = Parameters<typeof bucketOf>[0];

/**
 * Milliseconds that the bucket with the most work needs at a share of its limits. Where the scanner has to assume a limit
 * and assumes less than AWS allows, it is the one that it assumes.
 */
export function timeOfBuckets(calls: Iterable<Place>, share: number): number {
  const buckets = new Map<string, { calls: number; readonly perSecond: number; readonly burst: number }>();
  for (const call of calls) {
    const { key, ...allowed } = bucketOf(call);
    const assumed = limitOf(call.operation);
    const bucket = buckets.get(key) ?? {
      calls: 0,
      perSecond: Math.min(allowed.perSecond, assumed.perSecond) * share,
      burst: Math.max(1, Math.min(allowed.burst, assumed.burst) * share),
    };
    bucket.calls += 1;
    buckets.set(key, bucket);
  }
  const times = [...buckets.values()].map((bucket) => Math.max(0, bucket.calls - bucket.burst) / bucket.perSecond);
  return Math.max(0, ...times) * 1000;
}
