import type { AccountId, CoreRole, Region } from '../../model/names.ts';
import type { LeftOut, TargetAccount, Targets } from '../../model/snapshot.ts';
import { SelectionError, type TargetConfiguration } from './configuration.ts';
import type { PlacedAccount } from './organization-tree.ts';

/** Why an account is not scanned; null: it is. */
export function whyLeftOut(
  { account, state, ouPath }: PlacedAccount,
  { ignoredOus, selectedAccounts }: TargetConfiguration,
): TargetAccount['leftOut'] {
  // Where the state could not be read, trying to enter the account is what tells.
  if (state !== 'ACTIVE' && state !== UNKNOWN_STATE) return { kind: 'state', reason: `the account is ${state}` };
  const ignored = ouPath.find(({ name }) => ignoredOus.includes(name));
  if (ignored !== undefined)
    return { kind: 'ignored-ou', reason: `the organizational unit ${ignored.name} is ignored` };
  if (selectedAccounts !== undefined && !selectedAccounts.includes(account)) {
    return { kind: 'not-selected', reason: 'the account is not among those selected for this scan' };
  }
  return null;
}

/** State of an account that no list of the organization told about. */
export const UNKNOWN_STATE = 'UNKNOWN';

/** Splits an account's enabled regions into those that are scanned and those that are not; both sorted. */
export function selectRegions(
  enabled: readonly Region[],
  { regions, selectedRegions }: TargetConfiguration,
): Pick<TargetAccount, 'regionsLeftOut'> & { readonly regions: Region[] } {
  const sorted = enabled.toSorted();
  const regionsLeftOut = sorted.flatMap((region) => whyNotScanned(region) ?? []);
  const left = new Set(regionsLeftOut.map(({ region }) => region));
  return { regions: sorted.filter((region) => !left.has(region)), regionsLeftOut };

  function whyNotScanned(region: Region): LeftOut | null {
    if (regions !== undefined && !regions.includes(region)) {
      return { region, kind: 'not-configured', reason: 'the region is not among those configured' };
    }
    if (selectedRegions !== undefined && !selectedRegions.includes(region)) {
      return { region, kind: 'not-selected', reason: 'the region is not among those selected for this scan' };
    }
    return null;
  }
}

/** The roles that an account has, in the model's order. */
export function rolesOf(account: AccountId, core: Targets['core']): CoreRole[] {
  return (['management', 'logArchive', 'security'] as const).filter((role) => core[role] === account);
}

/** Throws `SelectionError` for selected accounts that do not exist. Asked only of a list that is complete. */
export function checkAccounts(listed: readonly PlacedAccount[], { selectedAccounts = [] }: TargetConfiguration): void {
  const known = new Set(listed.map(({ account }) => account));
  const missing = selectedAccounts.filter((account) => !known.has(account));
  if (missing.length > 0) {
    throw new SelectionError(
      missing.map((account) => `account ${account} was selected, but is not among the ${known.size} accounts`),
    );
  }
}

/** Throws `SelectionError` for selected regions that no scanned account has, unless some account's are not known. */
export function checkRegions(targets: readonly TargetAccount[], { selectedRegions = [] }: TargetConfiguration): void {
  if (targets.some(({ regions }) => regions === null)) return;
  const scanned = new Set(targets.flatMap(({ regions }) => regions ?? []));
  const missing = selectedRegions.filter((region) => !scanned.has(region));
  if (missing.length > 0) {
    throw new SelectionError(
      missing.map((region) => `region ${region} was selected, but no scanned account has it enabled`),
    );
  }
}
