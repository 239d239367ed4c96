import type { OperationName } from '../../model/cell.ts';
import type { CallPlace } from './limits.ts';

/** What was sent for one operation. */
export type OperationCount = {
  /** Requests, the repeated ones included. */
  readonly calls: number;
  /** Requests that were sent again. */
  readonly retries: number;
  readonly throttled: number;
  /** Calls that were not sent, because everything before them was refused. */
  readonly refused: number;
};

export type Counters = {
  /** `attempt` is 1 for the first. */
  sent(place: CallPlace, attempt: number): void;
  throttled(operation: OperationName): void;
  refused(operation: OperationName): void;
  /** By operation, sorted. */
  counts(): Readonly<Record<OperationName, OperationCount>>;
};

export function openCounters(): Counters {
  const counts = new Map<OperationName, { calls: number; retries: number; throttled: number; refused: number }>();
  const of = (operation: OperationName) => {
    const count = counts.get(operation) ?? { calls: 0, retries: 0, throttled: 0, refused: 0 };
    counts.set(operation, count);
    return count;
  };
  return {
    sent: ({ operation }, attempt) => {
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
    counts: () =>
      Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [name, { ...count }])),
  };
}
