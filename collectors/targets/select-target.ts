import type { TargetAccount, Targets } from '../../model/snapshot.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import type { Collected } from '../runner/account-scan.ts';
import type { Watch } from '../runner/ask.ts';
import type { TargetConfiguration } from './configuration.ts';
import type { PlacedAccount } from './organization-tree.ts';
import { readRegions } from './regions.ts';
import { rolesOf, selectRegions, UNKNOWN_STATE, whyLeftOut } from './selection.ts';
import type { Sessions } from './sessions.ts';

/** An account as a target, and what was read to make it one. */
export type SelectedTarget = { readonly target: TargetAccount; readonly collected: Collected };

export type TargetSelection = {
  readonly configuration: TargetConfiguration;
  readonly core: Targets['core'];
  readonly sessions: Sessions;
  readonly access: Pick<AwsAccess, 'question'>;
  readonly watch: Watch;
};

/** Decides whether an account is scanned, enters it, and finds its regions. */
export async function selectTarget(listed: PlacedAccount, selection: TargetSelection): Promise<SelectedTarget> {
  const { configuration, core, sessions, access, watch } = selection;
  const { account, name, state, joinedAt } = listed;
  const leftOut = whyLeftOut(listed, configuration);
  const target = { account, name, state, ouPath: [...listed.ouPath], joinedAt, roles: rolesOf(account, core), leftOut };
  if (leftOut !== null) {
    const tried = await sessions.tried().get(account);
    return { target: { ...target, regions: [], regionsLeftOut: [] }, collected: cellsOnly(tried?.cells ?? []) };
  }
  const entry = await sessions.enter(account);
  if (!entry.isEntered) {
    return { target: { ...target, regions: null, regionsLeftOut: [] }, collected: cellsOnly(entry.cells) };
  }
  const enabled = await readRegions(account, configuration.homeRegion, access, watch);
  const collected = cellsOnly([...entry.cells, ...enabled.cells]);
  // Only an active account can be entered.
  const entered = { ...target, state: state === UNKNOWN_STATE ? 'ACTIVE' : state };
  if (enabled.regions === null) return { target: { ...entered, regions: null, regionsLeftOut: [] }, collected };
  const { regions, regionsLeftOut } = selectRegions(enabled.regions, configuration);
  const left = [...regionsLeftOut, ...enabled.regionsLeftOut].sort((one, other) =>
    one.region < other.region ? -1 : 1,
  );
  return { target: { ...entered, regions, regionsLeftOut: left }, collected };
}

function cellsOnly(cells: Collected['cells']): Collected {
  return { cells, resources: [] };
}
