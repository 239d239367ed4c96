import type { Cell } from '../../model/cell.ts';
import type { Cause } from '../../model/finding.ts';
import type { AccountId, Place } from '../../model/names.ts';
import { otherParameters, type Parameters } from '../../model/parameters.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';
import type { Manifest } from '../../model/snapshot.ts';

/** A cell that is a gap, as the cause of an unknown finding. */
export function causeOfGap(cell: Cell): Cause {
  return {
    account: cell.account,
    region: cell.region,
    operation: cell.operation,
    resource: cell.resource,
    outcome: cell.outcome,
    detail: cell.detail ?? cell.code,
  };
}

/**
 * A question that the snapshot has no cell for. `resource` is null for a question about the place as a whole. A scan may
 * leave out what its parameters do not need: `parameters` are those that are judged by now.
 */
export function causeNotAsked(
  type: ResourceType,
  place: Place,
  resource: string | null,
  manifest: Manifest,
  parameters: Parameters = manifest.parameters,
): Cause {
  const { operation } = RESOURCES[type];
  return { account: place.account, region: place.region, operation, resource, outcome: 'not-asked', detail: why() };

  function why(): string {
    if (!manifest.asked.includes(type)) return 'the scan did not include this question';
    const target = manifest.targets.accounts.find(({ account }) => account === place.account);
    if (target === undefined) return 'the account is not a target of the scan';
    if (target.leftOut !== null) return target.leftOut.reason;
    const left = target.regionsLeftOut.find(({ region }) => region === place.region);
    if (left !== undefined) return left.reason;
    if (place.region !== 'global' && target.regions?.includes(place.region) === false)
      return 'the region is not among those scanned in the account';
    if (manifest.interrupted !== null) return `the scan was interrupted (${manifest.interrupted})`;
    const others = otherParameters(manifest.parameters, parameters);
    if (others.length > 0) return otherParametersText(others);
    return 'the scan has no answer to this question';
  }
}

function otherParametersText(names: readonly string[]): string {
  const more = names.length > SHOWN_NAMES ? [`and ${names.length - SHOWN_NAMES} more`] : [];
  return `the scan was taken for other parameters: ${[...names.slice(0, SHOWN_NAMES), ...more].join(', ')}`;
}

const SHOWN_NAMES = 3;

/** What was not asked, where no single question stands behind it. */
export function causeWithoutQuestion(account: AccountId, detail: string): Cause {
  return { account, region: 'global', operation: null, resource: null, outcome: 'not-asked', detail };
}

/** Without repetitions, sorted by account, region, operation, resource, outcome. */
export function distinctCauses(causes: Iterable<Cause>): Cause[] {
  const distinct = startDistinctCauses(Number.POSITIVE_INFINITY);
  for (const cause of causes) distinct.add(cause);
  return distinct.sorted();
}

/** Gathers causes without repetitions. */
export type DistinctCauses = {
  add(cause: Cause): void;
  /** The first ones, sorted by account, region, operation, resource, outcome. */
  sorted(): Cause[];
};

/** `most`: how many of the first are kept, in their order. No more than twice as many are ever held. */
export function startDistinctCauses(most: number): DistinctCauses {
  let byKey = new Map<string, Cause>();
  const first = () => [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, most);
  return {
    add(cause) {
      byKey.set(keyOf(cause), cause);
      if (byKey.size > 2 * most) byKey = new Map(first());
    },
    sorted: () => first().map(([, cause]) => cause),
  };
}

function keyOf({ account, region, operation, resource, outcome, detail }: Cause): string {
  return [account, region, operation ?? '', resource ?? '', outcome, detail ?? ''].join('\0');
}
