import { toShard } from '../../collectors/runner/order.ts';
import type { FoundTargets } from '../../collectors/targets/find-targets.ts';
import type { AccountId } from '../../model/names.ts';
import { SCAN_FORMAT, type ScanRecord, type ScanRequest } from '../../snapshot/scan-record.ts';

/** Where a scan begins: when, and what it is aimed at. */
export type ScanStart = FoundTargets & {
  readonly takenAt: string;
  /** Account of the credentials that it began with. */
  readonly caller: AccountId;
};

/** A start as it is written down for another process to go on from. */
export function recordOf({ takenAt, caller, targets, found, listing }: ScanStart, request: ScanRequest): ScanRecord {
  return {
    format: SCAN_FORMAT,
    takenAt,
    caller,
    request,
    targets,
    listing: { lister: listing.lister, paths: byAccount(listing.paths, (path) => path) },
    found: { organization: sorted(found.organization), accounts: byAccount(found.accounts, sorted) },
  };
}

/** The start that was written down. */
export function startOf({ takenAt, caller, targets, found, listing }: ScanRecord): ScanStart {
  return {
    takenAt,
    caller,
    targets,
    found: { organization: found.organization, accounts: new Map(found.accounts) },
    listing: { lister: listing.lister, paths: new Map(listing.paths) },
  };
}

type Collected = FoundTargets['found']['organization'];

/** In the order that snapshots have, so that the same answers make the same bytes. */
function sorted({ cells, resources }: Collected): ScanRecord['found']['organization'] {
  const ordered = toShard('found', cells, resources);
  return { cells: [...ordered.cells], resources: [...ordered.resources] };
}

function byAccount<V, W = V>(values: ReadonlyMap<string, V>, as: (value: V) => W): [string, W][] {
  return [...values.keys()].sort().map((account) => [account, as(values.get(account) as V)]);
}
