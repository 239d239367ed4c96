import type { AccountId } from '../../model/names.ts';
import type { Collected } from '../runner/account-scan.ts';
import type { OrganizationAccounts } from './organization-accounts.ts';
import type { SelectedTarget } from './select-target.ts';
import type { Sessions } from './sessions.ts';

/** Which shard everything that was collected belongs to. */
export type CollectedByAccount = {
  readonly organization: Collected;
  readonly accounts: ReadonlyMap<AccountId, Collected>;
};

/**
 * Sorts what was read while the targets were found. What the management account said about the organization is part of
 * its own shard; told by another account it is not what the rules ask for, so its cells stay with the organization.
 * Attempts to enter an account that turned out not to be a target are kept as well.
 */
export async function assignCollected(
  aimed: readonly SelectedTarget[],
  sessions: Sessions,
  { described, enumerated }: Pick<OrganizationAccounts, 'described' | 'enumerated'>,
  { asked, management }: { readonly asked: AccountId | null; readonly management: AccountId | null },
): Promise<CollectedByAccount> {
  const accounts = new Map(aimed.map(({ target, collected }) => [target.account, collected]));
  for (const [account, entry] of sessions.tried()) {
    if (!accounts.has(account)) accounts.set(account, { cells: (await entry).cells, resources: [] });
  }
  const own = asked !== null && asked === management ? accounts.get(asked) : undefined;
  if (asked === null || own === undefined) {
    return { organization: { cells: [...described.cells, ...enumerated], resources: [] }, accounts };
  }
  accounts.set(asked, { cells: [...own.cells, ...described.cells], resources: described.resources });
  return { organization: { cells: enumerated, resources: [] }, accounts };
}
