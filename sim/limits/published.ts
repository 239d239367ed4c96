import { SERVICES } from '../services/index.ts';
import type { SimulatedService } from '../services/service.ts';

/** How many calls a bucket of AWS's lets through. */
export type Rate = {
  /** Tokens that come back in a second. */
  readonly perSecond: number;
  /** Tokens of a full bucket. */
  readonly burst: number;
};

/** The bucket that a call draws from: calls of the same key share it. */
export type LimitedBucket = Rate & { readonly key: string };

/** What AWS counts a call by. */
type LimitedCall = { readonly account: string; readonly region: string; readonly operation: string };

/**
 * The bucket of a call by AWS's pages about quotas and throttling, read apart from whatever scans the simulation. Where
 * a page names no burst it is what one second gives; where AWS publishes nothing it is `UNPUBLISHED`.
 */
export function bucketOf({ account, region, operation }: LimitedCall): LimitedBucket {
  const service = operation.slice(0, operation.indexOf(':'));
  const { per = 'account and region', together = false, perSecond, burst = perSecond } = rowOf(service, operation);
  const counted = together ? service : operation;
  const owner = per === 'organization' ? '' : ` ${account} ${region}`;
  return { key: `${counted}${owner}`, perSecond, burst };
}

/** One line of a service's limits. */
export type LimitRow = {
  /** Which operations of the service it is about; all when left out. */
  readonly operations?: RegExp;
  readonly perSecond: number;
  readonly burst?: number;
  readonly per?: 'account and region' | 'organization';
  /** All operations of the service draw from one bucket. */
  readonly together?: true;
};

/** A guess: nothing is known of it but that there is some limit. */
const UNPUBLISHED: LimitRow = { perSecond: 20 };

function rowOf(service: string, operation: string): LimitRow {
  const services: Readonly<Record<string, SimulatedService>> = SERVICES;
  const rows = Object.hasOwn(services, service) ? services[service]?.limits : undefined;
  const name = operation.slice(service.length + 1);
  return rows?.find(({ operations = /./ }) => operations.test(name)) ?? UNPUBLISHED;
}
