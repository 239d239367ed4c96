import { bucketArn } from '../../model/arn.ts';
import type { Cause } from '../../model/finding.ts';
import type { ListStore } from '../../model/list-store.ts';
import type { AccountId } from '../../model/names.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';
import { isOfSeveralAccounts } from '../../model/shard-names.ts';
import type { Manifest, Shard } from '../../model/snapshot.ts';
import { type CrossAccountIndex, NotKnown } from '../inventory.ts';
import { causesOf } from '../known.ts';
import { organizationPlace } from '../places.ts';
import { causeNotAsked, distinctCauses } from './causes.ts';
import { startDeliverySearch } from './delivery-search.ts';
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

/** Collects the cross-account index: give it every shard once, in any order, then ask for the result. */
export type CrossAccountPass = {
  add(shard: ShardIndex): void;
  finish(): CrossAccountIndex;
};

/** Keeps of each shard only what the cross-account index answers from: buckets, their details, and where logs are delivered. */
export function startCrossAccountIndex(manifest: Manifest, store: Pick<ListStore, 'keep'>): CrossAccountPass {
  const kept = new Map<AccountId, (() => ShardIndex)[]>();
  const enumeration = startEnumeration(manifest);
  const reduced = lookups(manifest, (account) => kept.get(account)?.map((read) => read()) ?? []);
  const index = recent(INDEXED_SHARDS);
  const search = startDeliverySearch(manifest, reduced);

  return {
    add(added) {
      const { shard } = added;
      enumeration.add(shard);
      const read = index(shard.name, store.keep(bucketsOnly(shard)));
      for (const account of accountsOf(shard)) kept.set(account, [...(kept.get(account) ?? []), read]);
      search.add(added);
    },
    finish() {
      const organization = enumeration.finish();
      const known = crossAccount(manifest, reduced, organization);
      const notSeen = [...organization.accountGaps, ...leftOutBySelection(manifest.targets)];
      const deliveries = search.finish(known, notSeen);
      return { ...known, ...deliveries };
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
  organization: Enumeration,
): Omit<CrossAccountIndex, 'deliveries' | 'accountPolicyTargets'> {
  const { targets } = manifest;
  const owners = new Map<string, AccountId>();
  const listGaps: Cause[] = [...organization.accountGaps];
  for (const { account, leftOut } of targets.accounts) {
    // What is suspended or ignored takes no part in the landing zone: its buckets are nobody's.
    if (leftOut !== null && leftOut.kind !== 'not-selected') continue;
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
  };
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
  if (!isOfSeveralAccounts(shard.name)) accounts.add(shard.name);
  return accounts;
}
