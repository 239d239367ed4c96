import type { Cell } from '../../model/cell.ts';
import type { Resource } from '../../model/resource.ts';
import type { Shard, TargetAccount } from '../../model/snapshot.ts';

/** A shard in the order that snapshots have, so that the same answers make the same bytes. */
export function toShard(name: string, cells: readonly Cell[], resources: readonly Resource[]): Shard {
  return { name, cells: cells.toSorted(compareCells), resources: resources.toSorted(compareResources) };
}

/** The order in which accounts are read: those with a role in the landing zone first. */
export function coreFirst(one: TargetAccount, other: TargetAccount): number {
  return other.roles.length - one.roles.length || (one.account < other.account ? -1 : 1);
}

function compareCells(one: Cell, other: Cell): number {
  return (
    compare(one.account, other.account) ||
    compare(one.region, other.region) ||
    compare(one.operation, other.operation) ||
    compare(one.resource ?? '', other.resource ?? '')
  );
}

function compareResources(one: Resource, other: Resource): number {
  return compare(one.type, other.type) || compare(one.region, other.region) || compare(one.id, other.id);
}

/** By code units: the same on every machine, whatever its language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
