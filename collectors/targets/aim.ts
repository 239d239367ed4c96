import type { TargetAccount, Targets } from '../../model/snapshot.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import type { Reading } from '../runner/account-scan.ts';
import type { Watch } from '../runner/ask.ts';
import type { TargetConfiguration } from './configuration.ts';
import type { Entries } from './entry.ts';
import type { PlacedAccount } from './organization-tree.ts';
import { readRegions } from './regions.ts';
import { rolesOf, selectRegions, UNKNOWN_STATE, whyLeftOut } from './selection.ts';

/** An account as a target, and what was read to make it one. */
export type Aimed = { readonly target: TargetAccount; readonly reading: Reading };

export type Aim = {
  readonly configuration: TargetConfiguration;
  readonly core: Targets['core'];
  readonly entries: Entries;
  readonly access: Pick<AwsAccess, 'question'>;
  readonly watch: Watch;
};

/** Decides whether an account is scanned, enters it, and finds its regions. */
export async function aimAt(listed: PlacedAccount, aim: Aim): Promise<Aimed> {
  const { configuration, core, entries, access, watch } = aim;
  const { account, name, state, joinedAt } = listed;
  const leftOut = whyLeftOut(listed, configuration);
  const target = { account, name, state, ouPath: [...listed.ouPath], joinedAt, roles: rolesOf(account, core), leftOut };
  if (leftOut !== null) {
    const tried = await entries.tried().get(account);
    return { target: { ...target, regions: [], regionsLeftOut: [] }, reading: cellsOnly(tried?.cells ?? []) };
  }
  const entry = await entries.enter(account);
  if (!entry.isEntered) {
    return { target: { ...target, regions: null, regionsLeftOut: [] }, reading: cellsOnly(entry.cells) };
  }
  const enabled = await readRegions(account, configuration.homeRegion, access, watch);
  const reading = cellsOnly([...entry.cells, ...enabled.cells]);
  // Only an active account can be entered.
  const entered = { ...target, state: state === UNKNOWN_STATE ? 'ACTIVE' : state };
  if (enabled.regions === null) return { target: { ...entered, regions: null, regionsLeftOut: [] }, reading };
  const { regions, regionsLeftOut } = selectRegions(enabled.regions, configuration);
  const left = [...regionsLeftOut, ...enabled.regionsLeftOut].sort((one, other) =>
    one.region < other.region ? -1 : 1,
  );
  return { target: { ...entered, regions, regionsLeftOut: left }, reading };
}

function cellsOnly(cells: Reading['cells']): Reading {
  return { cells, resources: [] };
}
