import { bucketArn, bucketParts } from '../../model/arn.ts';
import { isKnown } from '../../model/cell.ts';
import type { Cause } from '../../model/finding.ts';
import type { ListStore } from '../../model/list-store.ts';
import type { AccountId } from '../../model/names.ts';
import { RESOURCES, type Resource, type ResourceType } from '../../model/resource.ts';
import type { Manifest, Shard, TargetAccount } from '../../model/snapshot.ts';
import { type CrossAccountIndex, NotKnown } from '../inventory.ts';
import { causesOf } from '../known.ts';
import { organizationPlace } from '../places.ts';
import { causeNotAsked, causeOfGap, distinctCauses } from './causes.ts';
import { type Enumeration, startEnumeration } from './enumeration.ts';
import { type Lookups, lookups } from './lookups.ts';
import { leftOutBySelection } from './selection.ts';
import { ENTRY_OPERATIONS, indexShard, type ShardIndex } from './shard-index.ts';

const BUCKET_TYPES = [
  'bucket',
  'bucket-location',
  'bucket-versioning',
  'bucket-replication',
  'bucket-encryption',
] as const satisfies readonly ResourceType[];
const keptTypes = new Set<ResourceType>(BUCKET_TYPES);
const keptOperations = new Set<string>(BUCKET_TYPES.map((type) => RESOURCES[type].operation));
const replicationOperations = new Set<string>(
  (['bucket-location', 'bucket-replication'] as const).map((type) => RESOURCES[type].operation),
);

/** Collects the cross-account index: give it every shard once, in any order, then ask for the result. */
export type CrossAccountPass = {
  add(shard: ShardIndex): void;
  finish(): CrossAccountIndex;
};

/** Keeps of each shard only what the cross-account index answers from: buckets, their details, and where logs are delivered. */
export function startCrossAccountIndex(manifest: Manifest, store: Pick<ListStore, 'keep'>): CrossAccountPass {
  const kept = new Map<AccountId, (() => ShardIndex)[]>();
  const delivered = new Set<string>();
  const causes: Cause[] = [];
  const enumeration = startEnumeration(manifest);
  const scanned = manifest.targets.accounts.filter(({ leftOut }) => leftOut === null);
  const unsearched = new Map<string, TargetAccount>(scanned.map((target) => [target.account, target]));
  const reduced = lookups(manifest, (account) => kept.get(account)?.map((read) => read()) ?? []);
  const index = recent(INDEXED_SHARDS);

  return {
    add(added) {
      const { shard } = added;
      enumeration.add(shard);
      const read = index(shard.name, store.keep(bucketsOnly(shard)));
      for (const account of accountsOf(shard)) kept.set(account, [...(kept.get(account) ?? []), read]);
      for (const name of deliveredTo(shard.resources)) delivered.add(name);
      // Replication is asked bucket by bucket, and not of every bucket: only refused questions are gaps.
      const refused = shard.cells.filter((cell) => replicationOperations.has(cell.operation) && !isKnown(cell));
      causes.push(...refused.map(causeOfGap));
      const target = unsearched.get(shard.name);
      if (target === undefined) return;
      unsearched.delete(target.account);
      const full = lookups(manifest, () => [added]);
      causes.push(...searchGaps(target, full));
    },
    finish() {
      for (const target of unsearched.values()) causes.push(...searchGaps(target, reduced));
      const organization = enumeration.finish();
      causes.push(...organization.accountGaps, ...leftOutBySelection(manifest.targets));
      return crossAccount(manifest, reduced, [...delivered].sort(), distinctCauses(causes), organization);
    },
  };
}

/** An account's rules ask of its own buckets and of those that its logs go to, again and again. */
const INDEXED_SHARDS = 32;

/** Keeps the index of the shards that were asked for last. */
function recent(most: number): (name: string, read: () => Shard) => () => ShardIndex {
  const indexed = new Map<string, ShardIndex>();
  return (name, read) => () => {
    const index = indexed.get(name) ?? indexShard(read());
    indexed.delete(name);
    indexed.set(name, index);
    const [oldest] = indexed.keys();
    if (indexed.size > most && oldest !== undefined) indexed.delete(oldest);
    return index;
  };
}

function crossAccount(
  manifest: Manifest,
  reduced: Lookups,
  names: readonly string[],
  causes: readonly Cause[],
  organization: Enumeration,
): CrossAccountIndex {
  const { targets } = manifest;
  const owners = new Map<string, AccountId>();
  const listGaps: Cause[] = [...organization.accountGaps];
  for (const { account } of targets.accounts) {
    const gaps = causesOf(() => {
      for (const { name } of reduced.all('bucket', { account, region: 'global' })) owners.set(name, account);
    });
    listGaps.push(...gaps);
  }
  const ownershipGaps = distinctCauses(listGaps);

  function ownerOf(bucketName: string): AccountId | null {
    const owner = owners.get(bucketName);
    if (owner !== undefined) return owner;
    if (ownershipGaps.length > 0) throw new NotKnown(ownershipGaps);
    return null;
  }

  return {
    ...organization,
    ownerOf,
    detail(type, bucketName) {
      const arn = bucketArn(targets.partition, bucketName);
      const owner = ownerOf(bucketName);
      if (owner === null) throw new NotKnown([causeNotAsked(type, organizationPlace(targets), arn, manifest)]);
      return reduced.detail(type, { account: owner, region: 'global' }, arn);
    },
    deliveryBuckets: () => ({ names, causes }),
  };
}

/** What the search for delivery buckets could not see in one scanned account. */
function searchGaps(target: TargetAccount, known: Lookups): Cause[] {
  const { account } = target;
  const gaps = known.entryGaps(account).map(causeOfGap);
  gaps.push(...causesOf(() => known.regions(target)));
  for (const region of target.regions ?? []) gaps.push(...causesOf(() => known.all('flow-log', { account, region })));
  gaps.push(...causesOf(() => known.all('bucket', { account, region: 'global' })));
  return gaps;
}

function* deliveredTo(resources: readonly Resource[]): Iterable<string> {
  for (const resource of resources) {
    if (resource.type === 'flow-log' && resource.destinationType === 's3' && resource.destination !== null) {
      yield bucketParts(resource.destination).bucketName;
    }
    if (resource.type === 'bucket-replication') {
      for (const rule of resource.rules) yield bucketParts(rule.destinationBucketArn).bucketName;
    }
  }
}

function bucketsOnly(shard: Shard): Shard {
  return {
    name: shard.name,
    cells: shard.cells.filter(({ operation }) => keptOperations.has(operation) || ENTRY_OPERATIONS.has(operation)),
    resources: shard.resources.filter(({ type }) => keptTypes.has(type)),
  };
}

function accountsOf(shard: Shard): ReadonlySet<AccountId> {
  const accounts = new Set<AccountId>(shard.cells.map(({ account }) => account));
  if (shard.name !== 'organization') accounts.add(shard.name);
  return accounts;
}
