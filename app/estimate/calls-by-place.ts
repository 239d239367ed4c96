import { COLLECTORS } from '../../collectors/index.ts';
import { unitsOf } from '../../collectors/runner/plan.ts';
import type { Cell, OperationName } from '../../model/cell.ts';
import type { AccountId, RegionOrGlobal } from '../../model/names.ts';
import { type Definition, RESOURCES, type ResourceType } from '../../model/resource.ts';
import { FOLLOW_UP_SHARD } from '../../model/shard-names.ts';
import type { Snapshot, Targets } from '../../model/snapshot.ts';

/** All that is asked with one operation in one place. */
export type PlannedCalls = {
  readonly account: AccountId;
  readonly region: RegionOrGlobal;
  readonly operation: OperationName;
  /** The type that is asked about, one by one; null: the place is asked about as a whole. */
  readonly parent: ResourceType | null;
  /** Resources of `of` that one call asks about. */
  readonly batch: number;
};

/** What a scan of these targets asks, place by place; without what `isAnswered` says was asked already. */
export function plannedCalls(
  targets: Targets,
  types: readonly ResourceType[],
  isAnswered: (planned: PlannedCalls) => boolean = () => false,
): PlannedCalls[] {
  const scanned = targets.accounts.filter(({ leftOut, regions }) => leftOut === null && regions !== null);
  return scanned.flatMap(({ account, regions }) =>
    unitsOf(account, regions ?? [], types, { targets, collectors: COLLECTORS })
      .map(({ type, place }) => {
        const { operation, parent, batch = 1 }: Definition = RESOURCES[type];
        return { ...place, operation, parent: parent ?? null, batch };
      })
      .filter((planned) => planned.parent !== null || !isAnswered(planned)),
  );
}

/** How many calls an earlier scan made in a place, by `account region operation`; and in the mean of all places. */
export type CallsBefore = {
  /** null: the earlier scan did not ask this. */
  of(planned: PlannedCalls): number | null;
  /** With an operation, wherever it was asked; null: the earlier scan did not ask it. */
  ofAll(operation: OperationName): number | null;
  /** What was asked because others name it, in places of which nothing of the kind is planned. */
  readonly followUps: readonly CountedCalls[];
};

export type CountedCalls = PlannedCalls & { readonly calls: number };

/** Counts the calls of an earlier scan by its cells. A place that it did not have counts as the mean of the others. */
export async function callsBefore(snapshot: Snapshot): Promise<CallsBefore> {
  const { manifest } = snapshot;
  const counted = new Map<string, number>();
  const everywhere = new Map<OperationName, number>();
  const followUps = new Map<string, CountedCalls>();
  const planned = plannedCalls(manifest.targets, manifest.asked);
  const known = new Set(planned.map(keyOf));
  for (const { name } of manifest.shards) {
    for (const cell of (await snapshot.shard(name)).cells) {
      const key = keyOf(cell);
      if (name === FOLLOW_UP_SHARD && !known.has(key)) {
        const { account, region, operation } = cell;
        const calls = (followUps.get(key)?.calls ?? 0) + callsOf(cell);
        followUps.set(key, { account, region, operation, parent: null, batch: 1, calls });
      }
      counted.set(key, (counted.get(key) ?? 0) + callsOf(cell));
      everywhere.set(cell.operation, (everywhere.get(cell.operation) ?? 0) + callsOf(cell));
    }
  }
  const core = new Set(Object.values(manifest.targets.core));
  const means = new Map<OperationName, { places: number; calls: number }>();
  for (const one of planned) {
    // The core accounts have what others have not.
    if (core.has(one.account)) continue;
    const mean = means.get(one.operation) ?? { places: 0, calls: 0 };
    mean.places += 1;
    mean.calls += counted.get(keyOf(one)) ?? 0;
    means.set(one.operation, mean);
  }
  return {
    of(one) {
      if (known.has(keyOf(one))) return counted.get(keyOf(one)) ?? 0;
      const mean = means.get(one.operation);
      return mean === undefined ? null : mean.calls / mean.places;
    },
    ofAll: (operation) => everywhere.get(operation) ?? null,
    followUps: [...followUps.values()],
  };
}

/** One call for each page, and the one that was refused or said that there is none. A batch counts its call once. */
function callsOf({ outcome, pages }: Cell): number {
  return outcome === 'collected' || outcome === 'not-in-region' ? pages : pages + 1;
}

function keyOf({ account, region, operation }: Pick<Cell, 'account' | 'region' | 'operation'>): string {
  return `${account} ${region} ${operation}`;
}
