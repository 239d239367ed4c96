import { bucketParts } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { someKnown } from '../../known.ts';

type ReplicationRule = ResourceOf<'bucket-replication'>['rules'][number];

/** How objects that are written to a bucket reach the log archive. */
export type BucketRoute =
  | { readonly way: 'direct' | 'replicated'; readonly archiveBucket: string; readonly obstacle: null }
  | { readonly way: 'none'; readonly archiveBucket: null; readonly obstacle: string };

/** The resource types that a bucket's route is read from. */
export const BUCKET_ROUTE_NEEDS = ['bucket', 'bucket-versioning', 'bucket-replication', 'bucket-encryption'] as const;
export type BucketRouteNeed = (typeof BUCKET_ROUTE_NEEDS)[number];

/**
 * The way of keys that begin with `keyPrefix` from a bucket to the log archive: the bucket is the archive's, or one hop
 * of replication leads there. One hop, because the landing zones write to the account's own bucket and replicate it;
 * replicas are not replicated again.
 */
export function bucketRoute(bucketName: string, keyPrefix: string, inventory: Inventory<BucketRouteNeed>): BucketRoute {
  const archive = inventory.accountOf('logArchive');
  const owner = inventory.crossAccount.ownerOf(bucketName);
  if (owner === null) return none(`no account of the organization owns the bucket ${bucketName}`);
  if (owner === archive) return { way: 'direct', archiveBucket: bucketName, obstacle: null };

  const replication = inventory.crossAccount.detail('bucket-replication', bucketName);
  if (replication === null) return none(`the bucket ${bucketName} of account ${owner} does not replicate`);
  const routes = someKnown(
    replication.rules,
    (rule) => ruleRoute(rule, { bucketName, keyPrefix, archive }, inventory),
    ({ way }) => way === 'replicated',
  );
  const reached = routes.find(({ way }) => way === 'replicated');
  if (reached !== undefined) return reached;
  const obstacles = routes.map(({ obstacle }) => obstacle).filter((obstacle) => obstacle !== null);
  return none([...new Set(obstacles)].join('; ') || `the bucket ${bucketName} has no replication rule`);
}

/** The obstacles that the rule itself shows come first: they are known without another question. */
function ruleRoute(
  rule: ReplicationRule,
  source: { readonly bucketName: string; readonly keyPrefix: string; readonly archive: string },
  inventory: Inventory<BucketRouteNeed>,
): BucketRoute {
  const name = rule.ruleId ?? 'without a name';
  if (!rule.enabled) return none(`replication rule ${name} is disabled`);
  if (rule.isNarrowed) return none(`replication rule ${name} is narrowed by tags`);
  if (!source.keyPrefix.startsWith(rule.prefix)) {
    return none(`replication rule ${name} covers ${rule.prefix}, not ${source.keyPrefix}`);
  }
  if (rule.destinationAccount !== null && rule.destinationAccount !== source.archive) {
    return none(`replication rule ${name} copies to account ${rule.destinationAccount}`);
  }
  if (rule.destinationAccount === null && !rule.overridesOwner) {
    return none(`replication rule ${name} leaves the copies to the source's account`);
  }
  const { bucketName: archiveBucket } = bucketParts(rule.destinationBucketArn);
  if (inventory.crossAccount.ownerOf(archiveBucket) !== source.archive) {
    return none(`replication rule ${name} copies to ${archiveBucket}, which the log archive does not own`);
  }
  if (inventory.crossAccount.detail('bucket-versioning', source.bucketName)?.status !== 'Enabled') {
    return none(`the bucket ${source.bucketName} replicates but has no versioning`);
  }
  if (!rule.replicatesKmsObjects && encryptsWithKms(source.bucketName, inventory)) {
    return none(`replication rule ${name} leaves out objects that are encrypted with KMS`);
  }
  return { way: 'replicated', archiveBucket, obstacle: null };
}

function encryptsWithKms(bucketName: string, inventory: Inventory<'bucket-encryption'>): boolean {
  return inventory.crossAccount.detail('bucket-encryption', bucketName)?.algorithm.startsWith('aws:kms') ?? false;
}

function none(obstacle: string): BucketRoute {
  return { way: 'none', archiveBucket: null, obstacle };
}
