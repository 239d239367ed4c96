import type { AccountId, Place } from '../../model/names.ts';
import { type Definition, RESOURCES, type Resource, type ResourceType } from '../../model/resource.ts';
import type { Shard, Targets } from '../../model/snapshot.ts';
import type { Collectors, Named } from '../collector.ts';
import { rolesOf } from '../targets/selection.ts';
import { namersByType, sourceOf, typesAskedOf } from './plan.ts';

/** A question that only the answers of other accounts lead to. */
export type FollowUp = {
  readonly type: ResourceType;
  readonly place: Place;
  /** The id of the parent that it is about. */
  readonly id: string;
  /** The parent; null: it has to be looked for in the list of its place. */
  readonly parent: Resource | null;
};

/** Gathers, while accounts are read, what has to be asked when all were. */
export type FollowUps = {
  /** Whether any type may be named from another account; if not, nothing has to be added. */
  readonly arePossible: boolean;
  /** Takes what was read of an account, or what the questions before have given. */
  add(shard: Pick<Shard, 'cells' | 'resources'>): void;
  /** What was named since the last time, was not asked and lies in what is scanned; by account, each once. */
  next(): ReadonlyMap<AccountId, readonly FollowUp[]>;
};

type Want = Named & { readonly type: ResourceType; readonly namer: Resource };

/** `types`: what the scan reads. Of everything else only what may be asked later is kept. */
export function startFollowUps(types: readonly ResourceType[], targets: Targets, collectors: Collectors): FollowUps {
  const followed = [...namersByType(types, collectors).keys()];
  const parents = new Set(followed.map((type) => parentOf(type)));
  const operations = new Set(followed.map((type) => RESOURCES[type].operation));
  const scanned = new Map(targets.accounts.flatMap((one) => (one.leftOut === null ? [[one.account, one]] : [])));
  const answered = new Set<string>();
  /** By type and id. Where ids have no account in them, only one account has what has the id. */
  const listed = new Map<string, Resource>();
  let wanted = new Map<string, Want>();

  return {
    arePossible: followed.length > 0,
    add({ cells, resources }) {
      for (const { operation, account, region, resource } of cells) {
        if (operations.has(operation)) answered.add(`${operation} ${account} ${region} ${resource}`);
      }
      for (const resource of resources) {
        if (parents.has(resource.type)) listed.set(`${resource.type} ${resource.id}`, resource);
      }
      for (const want of resources.flatMap(namedBy)) {
        // Most of what an account names is its own, and was asked.
        if (!isAnswered(followUpOf(want))) wanted.set(keyOf(want), want);
      }
    },
    next() {
      const found = [...wanted.keys()].sort().flatMap((key) => followUpOf(wanted.get(key) as Want) ?? []);
      wanted = new Map();
      const open = found.filter((one) => isInScan(one) && !isAnswered(one));
      return Map.groupBy(open, ({ place }) => place.account);
    },
  };

  function namedBy(resource: Resource): Want[] {
    return followed.flatMap((type) => {
      const name = sourceOf(type, collectors).collector.namedBy?.[resource.type];
      return (name?.(resource as never, targets) ?? []).map((named) => ({ ...named, type, namer: resource }));
    });
  }

  /** null: nobody lists it. */
  function followUpOf({ type, id, place, namer }: Want): FollowUp | null {
    const parentType = parentOf(type);
    if (place !== null) return { type, place, id, parent: namer.type === parentType ? namer : null };
    const parent = listed.get(`${parentType} ${id}`);
    return parent === undefined
      ? null
      : { type, place: { account: parent.account, region: parent.region }, id, parent };
  }

  function isAnswered(one: FollowUp | null): boolean {
    if (one === null) return false;
    const { type, place, id, parent } = one;
    // Whoever is asked for the list and about each of it has said all.
    if (parent === null && typesAskedOf(rolesOf(place.account, targets.core), types, collectors).has(type)) return true;
    return answered.has(`${RESOURCES[type].operation} ${place.account} ${place.region} ${id}`);
  }

  /** Of an account whose regions are not known, the question itself tells why. */
  function isInScan({ place }: FollowUp): boolean {
    const target = scanned.get(place.account);
    if (target === undefined) return false;
    return place.region === 'global' || target.regions === null || target.regions.includes(place.region);
  }
}

function keyOf({ type, id, place }: Want): string {
  return `${type} ${place?.account ?? ''} ${place?.region ?? ''} ${id}`;
}

function parentOf(type: ResourceType): ResourceType {
  const { parent }: Definition = RESOURCES[type];
  if (parent === undefined) throw new Error(`${type} is asked of places, and its collector says what names it`);
  return parent;
}
