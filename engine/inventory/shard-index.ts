import { type Cell, isKnown, type OperationName } from '../../model/cell.ts';
import type { AccountId, RegionOrGlobal } from '../../model/names.ts';
import { RESOURCES, type Resource, type ResourceOf, type ResourceType } from '../../model/resource.ts';
import type { Shard } from '../../model/snapshot.ts';

/** The questions that come before all others: when one of them is a gap, the account could not be entered. */
export const ENTRY_OPERATIONS: ReadonlySet<OperationName> = new Set<OperationName>([
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
  'account:ListRegions',
  'ec2:DescribeRegions',
]);

/** A shard, made ready for lookups. */
export type ShardIndex = {
  readonly shard: Shard;
  cell(operation: OperationName, account: AccountId, region: RegionOrGlobal, resource: string | null): Cell | undefined;
  /** Sorted by id. */
  resources<T extends ResourceType>(type: T, account: AccountId, region: RegionOrGlobal): readonly ResourceOf<T>[];
  resource<T extends ResourceType>(
    type: T,
    account: AccountId,
    region: RegionOrGlobal,
    id: string,
  ): ResourceOf<T> | undefined;
  /** Why the account could not be entered; empty when it could, or when the shard does not say. */
  entryGaps(account: AccountId): readonly Cell[];
};

/** Indexes a shard. Lookups by id are indexed when first used, because most types are only ever listed. */
export function indexShard(shard: Shard): ShardIndex {
  const cells = new Map(
    shard.cells.map((cell) => [cellKey(cell.operation, cell.account, cell.region, cell.resource), cell]),
  );
  const lists = Map.groupBy(shard.resources, (resource) => listKey(resource.type, resource.account, resource.region));
  for (const list of lists.values()) list.sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map<string, Map<string, Resource>>();

  function listOf(key: string): readonly Resource[] {
    return lists.get(key) ?? [];
  }

  return {
    shard,
    cell(operation, account, region, resource) {
      return cells.get(cellKey(operation, account, region, resource));
    },
    resources<T extends ResourceType>(type: T, account: AccountId, region: RegionOrGlobal) {
      return listOf(listKey(type, account, region)) as readonly ResourceOf<T>[];
    },
    resource<T extends ResourceType>(type: T, account: AccountId, region: RegionOrGlobal, id: string) {
      const key = listKey(type, account, region);
      let index = byId.get(key);
      if (index === undefined) {
        index = new Map(listOf(key).map((resource) => [resource.id, resource]));
        byId.set(key, index);
      }
      return index.get(id) as ResourceOf<T> | undefined;
    },
    entryGaps(account) {
      return shard.cells.filter(
        (cell) => cell.account === account && ENTRY_OPERATIONS.has(cell.operation) && !isKnown(cell),
      );
    },
  };
}

/** `region` of the cells and resources of a type: `global` for what is read once per account. */
export function regionOf(type: ResourceType, region: RegionOrGlobal): RegionOrGlobal {
  return RESOURCES[type].scope === 'global' ? 'global' : region;
}

function cellKey(operation: string, account: string, region: string, resource: string | null): string {
  return `${account} ${region} ${operation} ${resource ?? ''}`;
}

function listKey(type: string, account: string, region: string): string {
  return `${account} ${region} ${type}`;
}
