import { type Cell, isKnown } from '../../model/cell.ts';
import type { AccountId, Place, Region } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import { type Definition, RESOURCES, type ResourceOf, type ResourceType } from '../../model/resource.ts';
import type { Manifest, TargetAccount } from '../../model/snapshot.ts';
import { NotKnown } from '../inventory.ts';
import { causesOf } from '../known.ts';
import { causeNotAsked, causeOfGap, causeWithoutQuestion } from './causes.ts';
import { regionOf, type ShardIndex } from './shard-index.ts';

/** The typed questions of `Inventory` over some shards. Every answer is complete, or `NotKnown` is thrown. */
export type Lookups = {
  all<T extends ResourceType>(type: T, place: Place): readonly ResourceOf<T>[];
  detail<T extends ResourceType>(type: T, place: Place, id: string): ResourceOf<T> | null;
  /** The answered cell. Throws NotKnown like `all` and `detail`. */
  answer(type: ResourceType, place: Place, id: string | null): Cell;
  /** Why the account could not be entered; empty when it could. */
  entryGaps(account: AccountId): readonly Cell[];
  /** Scanned regions of an account. Throws NotKnown when it could not be entered. */
  regions(target: TargetAccount): readonly Region[];
};

/**
 * `shards` are those that may speak of an account: its own and those of several accounts. What was asked of an account whose
 * shard is not among them counts as not asked. `parameters` are those that are judged by; left out: those of the scan.
 */
export function lookups(
  manifest: Manifest,
  shardsOf: (account: AccountId) => readonly ShardIndex[],
  parameters?: Parameters,
): Lookups {
  return { all, detail, answer, entryGaps, regions };

  function all<T extends ResourceType>(type: T, place: Place): readonly ResourceOf<T>[] {
    const { parent, isList }: Definition = RESOURCES[type];
    if (parent === undefined) answer(type, place, null);
    else {
      // Whoever wants the answers about all parents needs the list of parents, and then each of the answers.
      const causes = all(parent, place).flatMap(({ id }) =>
        causesOf(() => (isList === true ? answer(type, place, id) : detail(type, place, id))),
      );
      if (causes.length > 0) throw new NotKnown(causes);
    }
    const region = regionOf(type, place.region);
    const lists = shardsOf(place.account).map((shard) => shard.resources(type, place.account, region));
    return lists.find((list) => list.length > 0) ?? [];
  }

  function detail<T extends ResourceType>(type: T, place: Place, id: string): ResourceOf<T> | null {
    // AWS was not asked about a parent that is known not to exist (the key of a bucket without encryption).
    if (find(type, place, id) === undefined && parentIsAbsent(type, place, id)) return null;
    answer(type, place, id);
    const region = regionOf(type, place.region);
    for (const shard of shardsOf(place.account)) {
      const found = shard.resource(type, place.account, region, id);
      if (found !== undefined) return found;
    }
    return null;
  }

  function answer(type: ResourceType, place: Place, id: string | null): Cell {
    const { parent }: Definition = RESOURCES[type];
    const cell = find(type, place, parent === undefined ? null : id);
    if (cell === undefined) throw missing(type, place, id);
    // Of a service that is not in the region nothing can be said, which is not the same as that there is nothing.
    if (!isKnown(cell) || cell.outcome === 'not-in-region') throw new NotKnown([causeOfGap(cell)]);
    return cell;
  }

  /** Why there is no cell: the account could not be entered, the parents are not known, or nobody asked. */
  function missing(type: ResourceType, place: Place, id: string | null): NotKnown {
    const gaps = entryGaps(place.account);
    if (gaps.length > 0) return new NotKnown(gaps.map(causeOfGap));
    const { parent }: Definition = RESOURCES[type];
    if (parent !== undefined) {
      const causes = causesOf(() => answer(parent, place, id));
      if (causes.length > 0) return new NotKnown(causes);
    }
    const region = regionOf(type, place.region);
    return new NotKnown([
      causeNotAsked(type, { ...place, region }, parent === undefined ? null : id, manifest, parameters),
    ]);
  }

  function parentIsAbsent(type: ResourceType, place: Place, id: string): boolean {
    const { parent }: Definition = RESOURCES[type];
    if (parent === undefined) return false;
    const cell = find(parent, place, id);
    return cell === undefined ? parentIsAbsent(parent, place, id) : cell.outcome === 'off';
  }

  function find(type: ResourceType, place: Place, id: string | null): Cell | undefined {
    const region = regionOf(type, place.region);
    for (const shard of shardsOf(place.account)) {
      const cell = shard.cell(RESOURCES[type].operation, place.account, region, id);
      if (cell !== undefined) return cell;
    }
    return undefined;
  }

  function entryGaps(account: AccountId): readonly Cell[] {
    return shardsOf(account).flatMap((shard) => shard.entryGaps(account));
  }

  function regions({ account, leftOut, regions: scanned }: TargetAccount): readonly Region[] {
    if (leftOut !== null) throw new NotKnown([causeWithoutQuestion(account, leftOut.reason)]);
    if (scanned !== null) return scanned;
    const gaps = entryGaps(account);
    if (gaps.length > 0) throw new NotKnown(gaps.map(causeOfGap));
    throw new NotKnown([causeWithoutQuestion(account, 'the regions of the account are not known')]);
  }
}
