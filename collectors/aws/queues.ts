import { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import { EndpointState } from './endpoint-state.ts';
import { type Heap, heapBy } from './heap.ts';
import { type CallPlace, limitOf } from './limits.ts';
import { RegionOutage } from './region-outage.ts';
import { TokenBucket } from './token-bucket.ts';

/** The calls that spend from one bucket of AWS's. */
export type Queue<Call> = {
  readonly bucket: TokenBucket;
  /** By order of arrival. */
  readonly waiting: Heap<Call>;
  /** Shut while AWS has throttled everything for as long as the deadline. */
  readonly throttling: Breaker;
  /** The present row of throttled answers; null: the last answer was not throttled. */
  throttled: { readonly since: number; answers: number } | null;
  isQueued: boolean;
  /** Order of the first waiting call, and when there is a token for it: as they were when the queue was filed. */
  order: number;
  wakesAt: number;
};

export type Queues<Call extends { readonly place: CallPlace }> = {
  find(place: CallPlace): { readonly queue: Queue<Call>; readonly endpoint: EndpointState<Call> };
  release(account: string): void;
};

/** One queue for each bucket, one state for each endpoint. */
export function queuesOf<Call extends { readonly order: number; readonly place: CallPlace }>(options: {
  readonly clock: Clock;
  readonly share: number;
  readonly deadlines: { readonly throttled: number };
  readonly haveAnswered?: boolean;
}): Queues<Call> {
  const { clock, share, deadlines } = options;
  const byAccount = new Map<string, Map<string, Queue<Call>>>();
  const endpoints = new Map<string, EndpointState<Call>>();
  const regions = new Map<string, RegionOutage>();

  const laneOf = (place: CallPlace): Queue<Call> => {
    const limit = limitOf(place.operation);
    const owner = limit.sharedBy === 'all' ? SHARED : place.account;
    const key = limit.sharedBy === 'all' ? limit.bucket : `${place.region} ${limit.bucket}`;
    const queues = getOrAdd(byAccount, owner, () => new Map<string, Queue<Call>>());
    return getOrAdd(queues, key, () => ({
      bucket: new TokenBucket(limit, share, clock.now()),
      waiting: heapBy((call: Call) => call.order),
      throttling: new Breaker(deadlines.throttled),
      throttled: null,
      isQueued: false,
      order: 0,
      wakesAt: 0,
    }));
  };

  return {
    find: (place) => ({
      queue: laneOf(place),
      endpoint: getOrAdd(endpoints, endpointOf(place), () => {
        const region = getOrAdd(regions, place.region, () => new RegionOutage());
        return new EndpointState<Call>(region, options.haveAnswered);
      }),
    }),
    release: (account) => byAccount.delete(account),
  };
}

/** No account has this name. */
const SHARED = '*';

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
