import { limitOf } from '../../collectors/aws/limits.ts';
import type { Region } from '../../model/names.ts';
import type { CallEstimate } from './estimate-calls.ts';

/** Seconds that AWS takes for an answer, on the average. */
const SECONDS_PER_CALL = 0.2;

export type Pace = {
  /** The part of AWS's limits that is used. */
  readonly share: number;
  /** Requests under way at one moment. */
  readonly concurrency: number;
  readonly homeRegion: Region;
};

/**
 * Minutes that the calls take: as long as the slowest of AWS's limits makes them wait, or as the answers take with so
 * many under way.
 */
export function estimateMinutes(
  { byOperation, byPlace }: CallEstimate,
  { share, concurrency, homeRegion }: Pace,
): number {
  const queues = new Map<string, { calls: number; perSecond: number; burst: number }>();
  const add = (owner: string, operation: string, calls: number) => {
    const { perSecond, burst, sharedBy, bucket } = limitOf(operation);
    const key = sharedBy === 'all' ? bucket : `${owner} ${bucket}`;
    const queue = queues.get(key) ?? { calls: 0, perSecond, burst };
    queue.calls += calls;
    queues.set(key, queue);
  };
  for (const { account, region, operation, calls } of byPlace) {
    if (limitOf(operation).sharedBy === 'place') {
      add(`${account} ${region === 'global' ? homeRegion : region}`, operation, calls);
    }
  }
  for (const { operation, calls } of byOperation) if (limitOf(operation).sharedBy === 'all') add('', operation, calls);
  const waits = [...queues.values()].map(({ calls, perSecond, burst }) => (calls - burst) / (perSecond * share));
  const total = byOperation.reduce((sum, { calls }) => sum + calls, 0);
  const seconds = Math.max(0, ...waits, (total * SECONDS_PER_CALL) / concurrency);
  return Math.ceil(seconds / 6) / 10;
}
