import { bucketOf, type Rate } from './published.ts';

export type LimitOptions = {
  /** Part of the published limits that this AWS really allows; 1 when left out. */
  readonly scale?: number;
  /** Part of the limits that others of the same accounts use all the time, a second's worth at once; 0. */
  readonly others?: number;
  /** Milliseconds of a clock that never goes backwards. */
  readonly now: () => number;
};

/** Lets calls through or refuses them, as AWS's token buckets do. */
export interface Limiter {
  /** Whether the call finds a token, which it takes. */
  admits(call: { readonly account: string; readonly region: string; readonly operation: string }): boolean;
}

type Bucket = Rate & { tokens: number; filledAt: number; othersAt: number };

/** Every bucket is full when it is asked for the first time. */
export function openLimiter({ scale = 1, others = 0, now }: LimitOptions): Limiter {
  const buckets = new Map<string, Bucket>();
  return {
    admits(call) {
      const published = bucketOf(call);
      const at = now();
      const bucket = buckets.get(published.key) ?? newBucket(published, scale, at);
      buckets.set(published.key, bucket);
      fill(bucket, others, at);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}

function newBucket({ perSecond, burst }: Rate, scale: number, at: number): Bucket {
  const full = Math.max(1, burst * scale);
  return { perSecond: perSecond * scale, burst: full, tokens: full, filledAt: at, othersAt: at };
}

/** Others take what they take of a second at its end, or as much of it as is there. */
function fill(bucket: Bucket, others: number, at: number): void {
  while (others > 0 && bucket.othersAt + 1000 <= at) {
    bucket.othersAt += 1000;
    refill(bucket, bucket.othersAt);
    bucket.tokens = Math.max(0, bucket.tokens - bucket.perSecond * others);
  }
  refill(bucket, at);
}

function refill(bucket: Bucket, at: number): void {
  bucket.tokens = Math.min(bucket.burst, bucket.tokens + ((at - bucket.filledAt) / 1000) * bucket.perSecond);
  bucket.filledAt = at;
}
