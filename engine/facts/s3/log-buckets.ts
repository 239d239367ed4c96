import type { Cause } from '../../../model/finding.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { RESOURCES } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { gather } from '../../known.ts';
import { trailsOfOrganization } from '../cloudtrail/organization-trails.ts';
import { firehoseDeliveries } from './firehose-deliveries.ts';
import { matchesPattern } from './name-pattern.ts';

/** What a walk over the log buckets has to ask for. */
export const LOG_BUCKET_NEEDS = [
  'bucket',
  'trail',
  'delivery-stream',
  'delivery-stream-detail',
  'flow-log',
  'bucket-replication',
] as const;
type LogBucketNeed = (typeof LOG_BUCKET_NEEDS)[number];

/** `causes`: what could not be read, so that there may be more. */
export type LogBuckets = { readonly buckets: readonly ResourceOf<'bucket'>[]; readonly causes: readonly Cause[] };

/**
 * Buckets of the log archive that hold logs, sorted by ARN: those that the configuration names, or else those that
 * organization trails, delivery streams, flow logs or replication deliver to. A bucket that another account owns is not
 * among them; the rule on where the trail delivers tells of it. Throws NotKnown when the log archive's list is not known.
 */
export function logBuckets(inventory: Inventory<LogBucketNeed>): LogBuckets {
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

function deliveredTo(inventory: Inventory<LogBucketNeed>): { names: ReadonlySet<string>; causes: readonly Cause[] } {
  const surveyed = inventory.crossAccount.deliveryBuckets();
  const walks = [trailsOfOrganization, firehoseDeliveries] as const;
  const walked = gather(walks, (walk) => walk(inventory));
  const found = walked.values.flatMap(({ values }) => values.map(({ bucketName }) => bucketName));
  return {
    names: new Set([...surveyed.names, ...found]),
    causes: [...surveyed.causes, ...walked.values.flatMap(({ causes }) => causes), ...walked.causes],
  };
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
