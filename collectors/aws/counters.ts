import type { OperationName } from '../../model/cell.ts';
import type { CallCount } from '../../model/snapshot.ts';
import { type Clock, systemClock } from './clock.ts';
import type { CallPlace } from './limits.ts';

/** What was sent for one operation. */
export type OperationCount = {
  /** Requests, the repeated ones included. */
  readonly calls: number;
  /** Requests that were sent again. */
  readonly retries: number;
  readonly throttled: number;
  /** Calls that were not sent, because everything before them was refused or because no more may be sent. */
  readonly refused: number;
};

export type Counters = {
  /** `attempt` is 1 for the first. */
  sent(place: CallPlace, attempt: number): void;
  throttled(operation: OperationName): void;
  refused(operation: OperationName): void;
  /** Whether no more may be sent. */
  isSpent(): boolean;
  /** What a call is refused with then. */
  spentError(): CallsUsedUp | TimeUsedUp;
  /** By operation, sorted. */
  counts(): Readonly<Record<OperationName, OperationCount>>;
};

/** The scan may send no more requests. It becomes a gap with the code `MaxCalls`. */
export class CallsUsedUp extends Error {
  readonly code = 'MaxCalls';
  constructor(maxCalls: number) {
    super(`not asked: the ${maxCalls} requests that --max-calls allows were used up`);
    this.name = 'CallsUsedUp';
  }
}

/** The time of the scan is over. It becomes a gap with the code `MaxHours`. */
export class TimeUsedUp extends Error {
  readonly code = 'MaxHours';
  constructor(maxHours: number) {
    super(`not asked: the ${maxHours} hours that --max-hours allows were over`);
    this.name = 'TimeUsedUp';
  }
}

export type Bounds = {
  /** Most requests in all; null: no bound. */
  readonly maxCalls?: number | null | undefined;
  /** Hours from now on in which requests are sent; null: no bound. */
  readonly maxHours?: number | null | undefined;
  readonly clock?: Pick<Clock, 'now'>;
};

export function openCounters({ maxCalls = null, maxHours = null, clock = systemClock }: Bounds = {}): Counters {
  const endsAt = maxHours === null ? Number.POSITIVE_INFINITY : clock.now() + maxHours * HOUR_MS;
  let sent = 0;
  const counts = new Map<OperationName, { calls: number; retries: number; throttled: number; refused: number }>();
  const of = (operation: OperationName) => {
    const count = counts.get(operation) ?? { calls: 0, retries: 0, throttled: 0, refused: 0 };
    counts.set(operation, count);
    return count;
  };
  return {
    sent: ({ operation }, attempt) => {
      sent += 1;
      const count = of(operation);
      count.calls += 1;
      if (attempt > 1) count.retries += 1;
    },
    throttled: (operation) => {
      of(operation).throttled += 1;
    },
    refused: (operation) => {
      of(operation).refused += 1;
    },
    isSpent: () => (maxCalls !== null && sent >= maxCalls) || clock.now() >= endsAt,
    spentError: () =>
      maxHours !== null && clock.now() >= endsAt ? new TimeUsedUp(maxHours) : new CallsUsedUp(maxCalls ?? sent),
    counts: () =>
      Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [name, { ...count }])),
  };
}

const HOUR_MS = 3_600_000;

/** Counts as a manifest has them: sorted by operation. */
export function callsOf(counts: Readonly<Record<OperationName, OperationCount>>): CallCount[] {
  return sumCalls(Object.entries(counts).map(([operation, count]) => ({ operation, ...count })));
}

/** What several processes sent, added up by operation; sorted by it. */
export function sumCalls(calls: Iterable<CallCount>): CallCount[] {
  const sums = new Map<OperationName, CallCount>();
  for (const call of calls) {
    const sum = sums.get(call.operation);
    sums.set(call.operation, sum === undefined ? call : added(sum, call));
  }
  return [...sums.values()].sort((a, b) => (a.operation < b.operation ? -1 : 1));
}

function added(one: CallCount, other: CallCount): CallCount {
  return {
    operation: one.operation,
    calls: one.calls + other.calls,
    retries: one.retries + other.retries,
    throttled: one.throttled + other.throttled,
    refused: one.refused + other.refused,
  };
}
