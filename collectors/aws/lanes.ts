import { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import { type Heap, heapBy } from './heap.ts';
import { type CallPlace, limitOf } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** The calls that spend from one bucket of AWS's. */
export type Lane<Call> = {
  readonly bucket: TokenBucket;
  /** By order of arrival. */
  readonly waiting: Heap<Call>;
  /** Shut while AWS has throttled everything for as long as the deadline. */
  readonly throttling: Breaker;
  /** When the present row of throttled answers began; null: the last answer was not throttled. */
  throttledSince: number | null;
  isQueued: boolean;
  /** Order of the first waiting call, and when there is a token for it: as they were when the lane queued up. */
  order: number;
  wakesAt: number;
};

export type Lanes<Call> = {
  find(place: CallPlace): { readonly lane: Lane<Call>; readonly endpoint: Breaker };
  /** The endpoint of a service in a region gave an answer. */
  answers(place: CallPlace): void;
  hasAnswered(place: CallPlace): boolean;
  release(account: string): void;
};

/**
 * One lane for each bucket, one breaker for each endpoint. An endpoint that never answered in this run (the service is
 * not in the region, or nothing routes there) is asked once in a while only; one that has answered is never shut, so
 * that a short loss of the network takes no more than the calls it hits.
 */
export function lanesOf<Call extends { readonly order: number }>(options: {
  readonly clock: Clock;
  readonly share: number;
  readonly deadlines: { readonly throttled: number };
}): Lanes<Call> {
  const { clock, share, deadlines } = options;
  const byAccount = new Map<string, Map<string, Lane<Call>>>();
  const endpoints = new Map<string, Breaker>();
  const answering = new Set<string>();

  const laneOf = (place: CallPlace): Lane<Call> => {
    const limit = limitOf(place.operation);
    const owner = limit.sharedBy === 'all' ? SHARED : place.account;
    const key = limit.sharedBy === 'all' ? limit.bucket : `${place.region} ${limit.bucket}`;
    const lanes = getOrAdd(byAccount, owner, () => new Map<string, Lane<Call>>());
    return getOrAdd(lanes, key, () => ({
      bucket: new TokenBucket(limit, share, clock.now()),
      waiting: heapBy((call: Call) => call.order),
      throttling: new Breaker(deadlines.throttled),
      throttledSince: null,
      isQueued: false,
      order: 0,
      wakesAt: 0,
    }));
  };

  return {
    find: (place) => ({
      lane: laneOf(place),
      endpoint: getOrAdd(endpoints, endpointOf(place), () => new Breaker(SILENCE_MS)),
    }),
    answers: (place) => answering.add(endpointOf(place)),
    hasAnswered: (place) => answering.has(endpointOf(place)),
    release: (account) => byAccount.delete(account),
  };
}

/** No account has this name. */
const SHARED = '*';

/** How long an endpoint that never answered is left alone. */
const SILENCE_MS = 60_000;

function endpointOf({ operation, region }: CallPlace): string {
  return `${operation.slice(0, operation.indexOf(':'))} ${region}`;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
