import { isKnown } from '../../model/cell.ts';
import type { Cause } from '../../model/finding.ts';
import type { AccountId, Place } from '../../model/names.ts';
import { READINGS, type Resource, type ResourceType } from '../../model/resource.ts';
import type { Manifest, Shard, TargetAccount } from '../../model/snapshot.ts';
import { NotKnown, type Survey } from '../world.ts';
import { causeNotAsked, causeOfGap, distinctCauses } from './causes.ts';
import { type Enumeration, startEnumeration } from './enumeration.ts';
import { causesOf, type Lookups, lookups } from './lookups.ts';
import { ENTRY_OPERATIONS, indexShard, type ShardIndex } from './shard-index.ts';

const BUCKET_TYPES = [
  'bucket',
  'bucket-location',
  'bucket-versioning',
  'bucket-replication',
  'bucket-encryption',
] as const satisfies readonly ResourceType[];
const keptTypes = new Set<ResourceType>(BUCKET_TYPES);
const keptOperations = new Set<string>(BUCKET_TYPES.map((type) => READINGS[type].operation));
const replicationOperations = new Set<string>(
  (['bucket-location', 'bucket-replication'] as const).map((type) => READINGS[type].operation),
);

/** Collects the survey: give it every shard once, in any order, then ask for the result. */
export type SurveyPass = {
  add(shard: ShardIndex): void;
  finish(): Survey;
};

/** Keeps of each shard only what the survey answers from: buckets, their details, and where logs are delivered. */
export function startSurvey(manifest: Manifest): SurveyPass {
  const kept = new Map<AccountId, ShardIndex[]>();
  const delivered = new Set<string>();
  const causes: Cause[] = [];
  const answered = new Set<AccountId>();
  const enumeration = startEnumeration(manifest);
  const targets = new Map(manifest.targets.accounts.map((target) => [target.account, target]));
  const reduced = lookups(manifest, (account) => kept.get(account) ?? []);

  return {
    add(index) {
      enumeration.add(index.shard);
      const shard = indexShard(bucketsOnly(index.shard));
      for (const account of accountsOf(index.shard)) {
        kept.set(account, [...(kept.get(account) ?? []), shard]);
        const target = targets.get(account);
        if (target === undefined || index.shard.name !== account) continue;
        answered.add(account);
        const full = lookups(manifest, (asked) => (asked === account ? [index] : []));
        causes.push(...searchGaps(target, full, index.shard));
      }
      for (const name of deliveredTo(index.shard.resources)) delivered.add(name);
    },
    finish() {
      const scanned = manifest.targets.accounts.filter(({ leftOut }) => leftOut === null);
      for (const target of scanned) {
        if (!answered.has(target.account)) causes.push(...searchGaps(target, reduced, undefined));
      }
      const organization = enumeration.finish();
      causes.push(...organization.accountGaps);
      return survey(manifest, reduced, [...delivered].sort(), distinctCauses(causes), organization);
    },
  };
}

function survey(
  manifest: Manifest,
  reduced: Lookups,
  names: readonly string[],
  causes: readonly Cause[],
  organization: Enumeration,
): Survey {
  const accounts = manifest.targets.accounts;
  const owners = new Map<string, AccountId>();
  const listGaps: Cause[] = [...organization.accountGaps];
  for (const { account } of accounts) {
    const place: Place = { account, region: 'global' };
    try {
      for (const bucket of reduced.all('bucket', place)) owners.set(bucket.name, account);
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      listGaps.push(...error.causes);
    }
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
      const arn = `arn:${manifest.targets.partition}:s3:::${bucketName}`;
      const owner = ownerOf(bucketName);
      if (owner !== null) return reduced.detail(type, { account: owner, region: 'global' }, arn);
      const place: Place = { account: anyAccount(manifest), region: 'global' };
      throw new NotKnown([causeNotAsked(type, place, arn, manifest)]);
    },
    deliveryBuckets: () => ({ names, causes }),
  };
}

/** What the search for delivery buckets could not see in one scanned account. */
function searchGaps(target: TargetAccount, known: Lookups, shard: Shard | undefined): Cause[] {
  if (target.leftOut !== null) return [];
  const { account } = target;
  const places: Place[] = (target.regions ?? []).map((region) => ({ account, region }));
  const gaps = places.flatMap((place) => causesOf(() => known.all('flow-log', place)));
  gaps.push(...causesOf(() => known.all('bucket', { account, region: 'global' })));
  gaps.push(...known.entryGaps(account).map(causeOfGap));
  // Replication is asked bucket by bucket, and not of every bucket: only refused questions are gaps.
  for (const cell of shard?.cells ?? []) {
    if (replicationOperations.has(cell.operation) && !isKnown(cell)) gaps.push(causeOfGap(cell));
  }
  return gaps;
}

function* deliveredTo(resources: readonly Resource[]): Iterable<string> {
  for (const resource of resources) {
    if (resource.type === 'flow-log' && resource.destinationType === 's3' && resource.destination !== null) {
      yield bucketNameOf(resource.destination);
    }
    if (resource.type === 'bucket-replication') {
      for (const rule of resource.rules) yield bucketNameOf(rule.destinationBucketArn);
    }
  }
}

/** `arn:aws:s3:::name/prefix` names the bucket `name`. */
function bucketNameOf(arn: string): string {
  return (arn.split(':::')[1] ?? arn).split('/')[0] ?? arn;
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

function anyAccount(manifest: Manifest): AccountId {
  const account = manifest.targets.core.management ?? manifest.targets.accounts[0]?.account;
  if (account === undefined) throw new Error('a snapshot without accounts');
  return account;
}
