import type { Cause } from '../../../model/finding.ts';
import { matchesPattern } from '../../../model/name-pattern.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { RESOURCES } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { LOG_KEY_NEEDS, type LogKeyNeed, logDeliveries } from './log-keys.ts';

/** What a walk over the log buckets has to ask for. */
export const LOG_BUCKET_NEEDS = LOG_KEY_NEEDS;

/** `causes`: what could not be read, so that there may be more. */
export type LogBuckets = { readonly buckets: readonly ResourceOf<'bucket'>[]; readonly causes: readonly Cause[] };

/**
 * Buckets of the log archive that hold logs, sorted by ARN: those that the configuration names, or else those that
 * trails, delivery streams, flow logs, exports of GuardDuty or replication deliver to. A bucket that another account owns is not
 * among them; the rule on where the trail delivers tells of it. Throws NotKnown when the log archive's list is not known.
 */
export function logBuckets(inventory: Inventory<LogKeyNeed>): LogBuckets {
  const archive = inventory.accountOf('logArchive');
  const owned = inventory.all('bucket', { account: archive, region: 'global' });
  const { logBuckets: named, notLogBuckets } = inventory.parameters;
  const wanted =
    named === null ? deliveredTo(inventory) : { names: new Set(named), causes: notOwned(named, owned, archive) };
  const isExcluded = (name: string): boolean => notLogBuckets.some((pattern) => matchesPattern(name, pattern));
  return {
    buckets: owned.filter(({ name }) => wanted.names.has(name) && !isExcluded(name)),
    causes: wanted.causes,
  };
}

function deliveredTo(inventory: Inventory<LogKeyNeed>): { names: ReadonlySet<string>; causes: readonly Cause[] } {
  const { deliveries, causes } = logDeliveries(inventory);
  return { names: new Set(deliveries.map(({ bucketName }) => bucketName)), causes };
}

/** A bucket that the configuration names and the log archive does not own must not pass by in silence. */
function notOwned(named: readonly string[], owned: readonly ResourceOf<'bucket'>[], archive: string): Cause[] {
  return named
    .filter((name) => !owned.some((bucket) => bucket.name === name))
    .map((name) => ({
      account: archive,
      region: 'global',
      operation: RESOURCES.bucket.operation,
      resource: name,
      outcome: 'failed',
      detail: `the parameter logBuckets names ${name}, which the log archive account does not own`,
    }));
}
