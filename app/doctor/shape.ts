import type { AccountId, Region } from '../../model/names.ts';
import type { Targets } from '../../model/snapshot.ts';
import { DEFAULT_REGIONS } from '../../sim/landing-zone/regions.ts';
import type { Refusal } from './diagnosis.ts';

/** Accounts that a simulation can hardly tell from each other: without a role, and refused the same. */
export type Group = { readonly accounts: readonly AccountId[]; readonly refusals: readonly Refusal[] };

/** What matters of an organization for what can be known of it. */
export type Shape = {
  /** The members that are scanned, in groups; those that are alike are simulated once. */
  readonly groups: readonly Group[];
  /** The simulated region of every real one. */
  readonly regions: ReadonlyMap<Region, Region>;
};

/** More ways of being refused than this are simulated as one that is refused everything that any of them is. */
const MOST_GROUPS = 40;

export function shapeOf(targets: Targets, refusals: readonly Refusal[], otherRegions: readonly Region[]): Shape {
  const core = new Set(Object.values(targets.core));
  const members = targets.accounts.filter(({ account, leftOut }) => leftOut === null && !core.has(account));
  const refusalsOf = Map.groupBy(refusals, ({ account }) => account);
  const alike = Map.groupBy(members, ({ account }) => keyOf(refusalsOf.get(account) ?? []));
  const groups = [...alike.values()].map((group): Group => {
    const accounts = group.map(({ account }) => account);
    return { accounts, refusals: refusalsOf.get(accounts[0] ?? '') ?? [] };
  });
  const regions = new Set([
    targets.homeRegion,
    ...refusals.map(({ sentTo }) => sentTo),
    ...otherRegions,
    ...targets.accounts.flatMap((target) => target.regions ?? []).slice(0, 2),
  ]);
  return {
    groups: groups.length <= MOST_GROUPS ? groups : merged(groups),
    regions: new Map([...regions].slice(0, DEFAULT_REGIONS.length).map((region, index) => [region, simulated(index)])),
  };
}

function merged(groups: readonly Group[]): Group[] {
  const largestFirst = groups.toSorted((one, other) => other.accounts.length - one.accounts.length);
  const rest = largestFirst.slice(MOST_GROUPS - 1);
  return [
    ...largestFirst.slice(0, MOST_GROUPS - 1),
    { accounts: rest.flatMap(({ accounts }) => accounts), refusals: rest.flatMap(({ refusals }) => refusals) },
  ];
}

/** The home region is the first of both. */
function simulated(index: number): Region {
  const region = DEFAULT_REGIONS[index];
  if (region === undefined) throw new RangeError(`the simulation has no region ${index}`);
  return region;
}

function keyOf(refusals: readonly Refusal[]): string {
  return refusals
    .map(({ operation, sentTo }) => `${operation} ${sentTo}`)
    .sort()
    .join('\n');
}
