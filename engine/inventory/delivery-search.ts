import { bucketArn, bucketParts } from '../../model/arn.ts';
import { type Cell, isKnown } from '../../model/cell.ts';
import type { Cause } from '../../model/finding.ts';
import type { AccountId } from '../../model/names.ts';
import { RESOURCES, type Resource, type ResourceType } from '../../model/resource.ts';
import { FOLLOW_UP_SHARD } from '../../model/shard-names.ts';
import type { Manifest, Shard, TargetAccount } from '../../model/snapshot.ts';
import { causesOf, knownOr } from '../known.ts';
import { causeOfGap, distinctCauses } from './causes.ts';
import { type Lookups, lookups } from './lookups.ts';
import type { ShardIndex } from './shard-index.ts';

const REPLICATION = RESOURCES['bucket-replication'].operation;
const replicationOperations = operationsOf('bucket-location', 'bucket-replication');
const streamOperations = operationsOf('delivery-stream', 'delivery-stream-detail');

/** What the search asks of the buckets of all accounts. Both throw NotKnown. */
type BucketIndex = {
  ownerOf(bucketName: string): AccountId | null;
  detail(type: 'bucket-replication', bucketName: string): unknown;
};

/**
 * Searches for the buckets that logs are delivered to: give it every shard once, then ask for what was found. `reduced` are
 * the answers that are kept of all accounts.
 */
export function startDeliverySearch(manifest: Manifest, reduced: Lookups) {
  const delivered = new Set<string>();
  const ofFlowLogs = new Set<string>();
  const replicationRead = new Set<string>();
  const causes: Cause[] = [];
  const scanned = manifest.targets.accounts.filter(({ leftOut }) => leftOut === null);
  const unsearched = new Map<string, TargetAccount>(scanned.map((target) => [target.account, target]));

  return {
    add(added: ShardIndex): void {
      const { shard } = added;
      for (const name of deliveredTo(shard.resources)) delivered.add(name);
      for (const name of writtenByFlowLogs(shard.resources)) ofFlowLogs.add(name);
      for (const { operation, resource } of shard.cells.filter(isKnown)) {
        if (operation === REPLICATION && resource !== null) replicationRead.add(resource);
      }
      causes.push(...shard.cells.filter((cell) => isRefusedSearch(shard, cell)).map(causeOfGap));
      const target = unsearched.get(shard.name);
      if (target === undefined) return;
      unsearched.delete(target.account);
      const full = lookups(manifest, () => [added]);
      causes.push(...searchGaps(target, full));
    },

    /** `accountGaps`: why there may be accounts that nobody searched. */
    finish(
      index: BucketIndex,
      accountGaps: readonly Cause[],
    ): { readonly names: readonly string[]; readonly causes: readonly Cause[] } {
      for (const target of unsearched.values()) causes.push(...searchGaps(target, reduced));
      for (const name of ofFlowLogs) {
        if (replicationRead.has(bucketArn(manifest.targets.partition, name))) continue;
        // Where a bucket that nobody in the organization owns is copied to, nobody can read.
        const isOwned = knownOr(
          () => index.ownerOf(name) !== null,
          () => false,
        );
        if (isOwned) causes.push(...causesOf(() => index.detail('bucket-replication', name)));
      }
      return { names: [...delivered].sort(), causes: distinctCauses([...causes, ...accountGaps]) };
    },
  };
}

/** What the search could not see in one scanned account. */
function searchGaps(target: TargetAccount, known: Lookups): Cause[] {
  const { account } = target;
  const gaps = known.entryGaps(account).map(causeOfGap);
  gaps.push(...causesOf(() => known.regions(target)));
  for (const region of target.regions ?? []) gaps.push(...causesOf(() => known.all('flow-log', { account, region })));
  gaps.push(...causesOf(() => known.all('bucket', { account, region: 'global' })));
  return gaps;
}

/**
 * Replication is asked bucket by bucket, and not of every bucket: only refused questions are gaps. So are those about the
 * delivery streams that flow logs go to.
 */
function isRefusedSearch({ name }: Shard, cell: Cell): boolean {
  const isOfSearch =
    replicationOperations.has(cell.operation) || (name === FOLLOW_UP_SHARD && streamOperations.has(cell.operation));
  return isOfSearch && !isKnown(cell);
}

function* deliveredTo(resources: readonly Resource[]): Iterable<string> {
  yield* writtenByFlowLogs(resources);
  for (const resource of resources) {
    if (resource.type === 'bucket-replication') {
      for (const rule of resource.rules) yield bucketParts(rule.destinationBucketArn).bucketName;
    }
    if (resource.type === 'delivery-stream-detail') {
      for (const { bucketArn } of resource.s3) yield bucketParts(bucketArn).bucketName;
    }
  }
}

function* writtenByFlowLogs(resources: readonly Resource[]): Iterable<string> {
  for (const resource of resources) {
    if (resource.type === 'flow-log' && resource.destinationType === 's3' && resource.destination !== null) {
      yield bucketParts(resource.destination).bucketName;
    }
  }
}

function operationsOf(...types: readonly ResourceType[]): ReadonlySet<string> {
  return new Set(types.map((type) => RESOURCES[type].operation));
}
