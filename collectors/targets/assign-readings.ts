import type { AccountId } from '../../model/names.ts';
import type { Reading } from '../runner/account-scan.ts';
import type { Aimed } from './aim.ts';
import type { Entries } from './entry.ts';
import type { OrganizationAccounts } from './organization-accounts.ts';

/** Which shard each reading belongs to. */
export type Readings = { readonly organization: Reading; readonly accounts: ReadonlyMap<AccountId, Reading> };

/**
 * Sorts what was read while the targets were found. What the management account said about the organization is part of
 * its own shard; told by another account it is not what the rules ask for, so its cells stay with the organization.
 * Attempts to enter an account that turned out not to be a target are kept as well.
 */
export async function assignReadings(
  aimed: readonly Aimed[],
  entries: Entries,
  { described, enumerated }: Pick<OrganizationAccounts, 'described' | 'enumerated'>,
  { asked, management }: { readonly asked: AccountId | null; readonly management: AccountId | null },
): Promise<Readings> {
  const accounts = new Map(aimed.map(({ target, reading }) => [target.account, reading]));
  for (const [account, entry] of entries.tried()) {
    if (!accounts.has(account)) accounts.set(account, { cells: (await entry).cells, resources: [] });
  }
  const own = asked !== null && asked === management ? accounts.get(asked) : undefined;
  if (asked === null || own === undefined) {
    return { organization: { cells: [...described.cells, ...enumerated], resources: [] }, accounts };
  }
  accounts.set(asked, { cells: [...own.cells, ...described.cells], resources: described.resources });
  return { organization: { cells: enumerated, resources: [] }, accounts };
}
