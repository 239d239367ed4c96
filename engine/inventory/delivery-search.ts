import { bucketArn, bucketParts } from '../../model/arn.ts';
import { type Cell, isKnown } from '../../model/cell.ts';
import type { Cause } from '../../model/finding.ts';
import type { AccountId, Place } from '../../model/names.ts';
import { RESOURCES, type Resource, type ResourceType } from '../../model/resource.ts';
import { FOLLOW_UP_SHARD } from '../../model/shard-names.ts';
import type { Manifest, Shard, TargetAccount } from '../../model/snapshot.ts';
import { compare } from '../compare.ts';
import { arrivals, type Copying, copyingsOf, type Delivery, deliveriesOf } from '../facts/s3/written-keys.ts';
import { type CrossAccountIndex, isNotInRegion } from '../inventory.ts';
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
  const written = new Map<string, Delivery>();
  const copied = new Map<string, Copying>();
  const policyTargets = new Set<string>();
  const policyCauses: Cause[] = [];
  const ofFlowLogs = new Set<string>();
  const replicationRead = new Set<string>();
  const causes: Cause[] = [];
  const scanned = manifest.targets.accounts.filter(({ leftOut }) => leftOut === null);
  const unsearched = new Map<string, TargetAccount>(scanned.map((target) => [target.account, target]));

  return {
    add(added: ShardIndex): void {
      const { shard } = added;
      for (const resource of shard.resources) {
        for (const delivery of deliveriesOf(resource)) written.set(JSON.stringify(delivery), delivery);
        for (const copying of copyingsOf(resource)) copied.set(JSON.stringify(copying), copying);
        if (resource.type === 'log-account-policy') policyTargets.add(resource.destinationArn);
      }
      for (const name of writtenByFlowLogs(shard.resources)) ofFlowLogs.add(name);
      for (const { operation, resource } of shard.cells.filter(isKnown)) {
        if (operation === REPLICATION && resource !== null) replicationRead.add(resource);
      }
      causes.push(...shard.cells.filter((cell) => isRefusedSearch(shard, cell)).map(causeOfGap));
      const target = unsearched.get(shard.name);
      if (target === undefined) return;
      unsearched.delete(target.account);
      search(
        target,
        lookups(manifest, () => [added]),
      );
    },

    /** `accountGaps`: why there may be accounts that nobody searched. */
    finish(
      index: BucketIndex,
      accountGaps: readonly Cause[],
    ): Pick<CrossAccountIndex, 'deliveries' | 'accountPolicyTargets'> {
      for (const target of unsearched.values()) search(target, reduced);
      for (const name of ofFlowLogs) {
        if (replicationRead.has(bucketArn(manifest.targets.partition, name))) continue;
        // Where a bucket that nobody in the organization owns is copied to, nobody can read.
        const isOwned = knownOr(
          () => index.ownerOf(name) !== null,
          () => false,
        );
        if (isOwned) causes.push(...causesOf(() => index.detail('bucket-replication', name)));
      }
      const deliveries = {
        deliveries: sorted(arrivals([...written.values()], [...copied.values()])),
        causes: distinctCauses([...causes, ...accountGaps]),
      };
      const policies = { arns: [...policyTargets].sort(), causes: distinctCauses([...policyCauses, ...accountGaps]) };
      return { deliveries: () => deliveries, accountPolicyTargets: () => policies };
    },
  };

  function search(target: TargetAccount, known: Lookups): void {
    causes.push(...searchGaps(target, known));
    policyCauses.push(...gapsInRegions(target, known, 'log-account-policy'));
  }
}

function sorted(deliveries: readonly Delivery[]): Delivery[] {
  const distinct = new Map(deliveries.map((delivery) => [JSON.stringify(delivery), delivery]));
  return [...distinct].sort(([one], [other]) => compare(one, other)).map(([, delivery]) => delivery);
}

/** What the search could not see in one scanned account. */
function searchGaps(target: TargetAccount, known: Lookups): Cause[] {
  const place: Place = { account: target.account, region: 'global' };
  return [
    ...gapsInRegions(target, known, 'flow-log'),
    ...gapsInRegions(target, known, 'guardduty-destination-detail'),
    ...causesOf(() => known.all('bucket', place)),
  ];
}

/** Why not all of a type is known in an account. Where AWS does not offer the service there is nothing of it. */
function gapsInRegions(target: TargetAccount, known: Lookups, type: ResourceType): Cause[] {
  const { account, regions } = target;
  const gaps = known.entryGaps(account).map(causeOfGap);
  gaps.push(...causesOf(() => known.regions(target)));
  for (const region of regions ?? []) {
    const causes = causesOf(() => known.all(type, { account, region }));
    if (!isNotInRegion(causes)) gaps.push(...causes);
  }
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
