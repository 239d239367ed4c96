import type { AccountId, CoreRole, Place, Region, RegionOrGlobal } from '../../model/names.ts';
import { type Definition, RESOURCES, type Resource, type ResourceType } from '../../model/resource.ts';
import type { Targets } from '../../model/snapshot.ts';
import type { Collector, Collectors, Known } from '../collector.ts';
import { rolesOf } from '../targets/selection.ts';

/** One resource type in one place: the smallest thing that others wait for. */
export type Unit = { readonly type: ResourceType; readonly place: Place };

/** What the runner needs to know of a type: how it is read, and by whom. */
export type Source = { readonly definition: Definition; readonly collector: Collector };

/** The types, and all types that have to be read before them; sorted. It is what a scan asks for. */
export function closeTypes(types: Iterable<ResourceType>, collectors: Collectors): ResourceType[] {
  return [...closure(types, collectors, () => true)].sort();
}

/** How and by whom a type is read. */
export function sourceOf(type: ResourceType, collectors: Collectors): Source {
  // A collector's parent is its own affair: the runner hands it the resources of the type that its definition names.
  return { definition: RESOURCES[type], collector: collectors[type] as Collector };
}

/**
 * Where a question is sent: where its definition or its collector says, else to the region of its place, or to the home
 * region where that is `global`.
 */
export function regionFor(
  { definition, collector }: Source,
  parent: Resource | null,
  { region }: Pick<Place, 'region'>,
  known: Known,
): Region {
  const own = region === 'global' ? known.targets.homeRegion : region;
  return definition.sentTo ?? (parent && collector.regionOf?.(parent as never, known)) ?? own;
}

/**
 * The types that an account with these roles is asked for: a type that is only read so that another can be read is left
 * out where that other is not asked for.
 */
export function typesAskedOf(
  roles: readonly CoreRole[],
  types: Iterable<ResourceType>,
  collectors: Collectors,
): ReadonlySet<ResourceType> {
  return closure(types, collectors, (type) => {
    const { accounts }: Definition = RESOURCES[type];
    return accounts === 'all' || roles.includes(accounts);
  });
}

/**
 * The types that are asked of whatever account, once others have named something there; each with those whose resources
 * name it. Not one that every account can be asked and that is only read so that a role's account can be asked more.
 */
export function namersByType(
  types: Iterable<ResourceType>,
  collectors: Collectors,
): ReadonlyMap<ResourceType, readonly ResourceType[]> {
  const closed = closeTypes(types, collectors);
  const ofEveryAccount = typesAskedOf([], types, collectors);
  const named = closed.flatMap((type): [ResourceType, ResourceType[]][] => {
    const { definition, collector } = sourceOf(type, collectors);
    const namers = closed.filter((namer) => Object.hasOwn(collector.namedBy ?? {}, namer));
    const isFollowed = definition.accounts !== 'all' || ofEveryAccount.has(type);
    return isFollowed && namers.length > 0 ? [[type, namers]] : [];
  });
  return new Map(named);
}

/** Those of the types that are asked about a type's resources wherever these are read, directly or in the end. */
export function descendantsOf(
  type: ResourceType,
  types: readonly ResourceType[],
  collectors: Collectors,
): ResourceType[] {
  const { accounts } = sourceOf(type, collectors).definition;
  const children = types.filter((child) => {
    const { definition } = sourceOf(child, collectors);
    return definition.parent === type && (definition.accounts === 'all' || definition.accounts === accounts);
  });
  return children.flatMap((child) => [child, ...descendantsOf(child, types, collectors)]);
}

/** What any account may be asked for when all were read, because others name something in it. */
export function typesFollowedUp(types: Iterable<ResourceType>, collectors: Collectors): ReadonlySet<ResourceType> {
  const closed = closeTypes(types, collectors);
  const found = [...namersByType(types, collectors)].flatMap(([type, namers]) => {
    const { parent } = sourceOf(type, collectors).definition;
    // Where the parent itself names it, no list has to be read.
    const lists = parent === undefined || namers.includes(parent) ? [] : [parent];
    return [...lists, type, ...descendantsOf(type, closed, collectors)];
  });
  return new Set(found);
}

/** The units of one account, in no particular order. */
export function unitsOf(
  account: AccountId,
  regions: readonly Region[],
  types: Iterable<ResourceType>,
  { targets, collectors }: { readonly targets: Targets; readonly collectors: Collectors },
): Unit[] {
  return [...typesAskedOf(rolesOf(account, targets.core), types, collectors)].flatMap((type) =>
    placesOf(RESOURCES[type].scope, regions).map((region) => ({ type, place: { account, region } })),
  );
}

/** What a unit waits for, among the units of its account: all regions where only one of the two is regional. */
export function dependenciesOf(unit: Unit, units: readonly Unit[], collectors: Collectors): Unit[] {
  const types = waitsFor(unit.type, collectors);
  return units.filter(
    ({ type, place }) =>
      types.includes(type) &&
      (place.region === unit.place.region || place.region === 'global' || unit.place.region === 'global'),
  );
}

/** How many questions, one after the other, wait for a unit of a type: the more, the earlier it is worth asking. */
export function urgencies(units: readonly Unit[], collectors: Collectors): ReadonlyMap<ResourceType, number> {
  const types = [...new Set(units.map(({ type }) => type))];
  const found = new Map<ResourceType, number>();
  for (const type of types) urgencyOf(type);
  return found;

  function urgencyOf(type: ResourceType): number {
    const known = found.get(type);
    if (known !== undefined) return known;
    const waiting = types.filter((other) => waitsFor(other, collectors).includes(type));
    const urgency = Math.max(0, ...waiting.map((other) => 1 + urgencyOf(other)));
    found.set(type, urgency);
    return urgency;
  }
}

function closure(
  types: Iterable<ResourceType>,
  collectors: Collectors,
  isAsked: (type: ResourceType) => boolean,
): Set<ResourceType> {
  const closed = new Set([...types].filter(isAsked));
  // A set hands out what is added while it is walked.
  for (const type of closed)
    for (const before of dependencies(type, collectors)) if (isAsked(before)) closed.add(before);
  return closed;
}

function dependencies(type: ResourceType, collectors: Collectors): ResourceType[] {
  const { definition, collector } = sourceOf(type, collectors);
  return [...(definition.parent === undefined ? [] : [definition.parent]), ...(collector.after ?? [])];
}

function waitsFor(type: ResourceType, collectors: Collectors): ResourceType[] {
  const { collector } = sourceOf(type, collectors);
  return [...dependencies(type, collectors), ...(collector.afterIfAsked ?? [])];
}

function placesOf(scope: Definition['scope'], regions: readonly Region[]): readonly RegionOrGlobal[] {
  return scope === 'global' ? ['global'] : regions;
}
