import { isKnown } from '../../model/cell.ts';
import type { AccountId } from '../../model/names.ts';
import type { AccountChange, TargetAccount, Targets } from '../../model/snapshot.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import { ask, type Watch } from '../runner/ask.ts';
import { readAccounts } from './account-list.ts';
import type { ListedAccount } from './listed-account.ts';
import { UNKNOWN_STATE } from './selection.ts';

/** Who listed the accounts, and where they were, when the targets were found. */
export type Listing = {
  /** null: nobody, because the scan is of a single account. */
  readonly lister: { readonly account: AccountId; readonly asCaller: boolean } | null;
  /** The place of each account in the organization, as AWS writes it; without those that AWS did not tell. */
  readonly paths: ReadonlyMap<AccountId, string>;
};

/**
 * Lists the accounts once more, and says what is otherwise than it was; sorted by account and kind. The first listing was
 * complete, so a second one that is refused leaves no gap: it is told as `not-checked`.
 */
export async function findChanges(
  targets: Targets,
  { lister, paths }: Listing,
  access: Pick<AwsAccess, 'question'>,
  watch: Watch,
): Promise<AccountChange[]> {
  if (lister === null) return [];
  const operation = 'organizations:ListAccounts';
  const key = { account: lister.account, region: 'global', operation, resource: null } as const;
  const { cell, values } = await ask(key, watch, (onPage) =>
    readAccounts(access.question({ ...lister, region: targets.homeRegion, operation, onPage }), targets.partition),
  );
  if (!isKnown(cell)) {
    const why = cell.detail ?? cell.code ?? cell.outcome;
    const detail = `the accounts could not be listed again at the end of the scan: ${why}`;
    return [{ account: lister.account, kind: 'not-checked', detail }];
  }
  return changesBetween(targets.accounts, paths, values);
}

/** What a later listing says otherwise than the targets. */
export function changesBetween(
  before: readonly TargetAccount[],
  paths: Listing['paths'],
  after: readonly ListedAccount[],
): AccountChange[] {
  const now = new Map(after.map((listed) => [listed.account, listed]));
  const known = new Set(before.map(({ account }) => account));
  const added = after.filter(({ account }) => !known.has(account)).map(appeared);
  const others = before.flatMap((target) => {
    const listed = now.get(target.account);
    return listed === undefined ? [vanished(target)] : differences(target, paths.get(target.account) ?? null, listed);
  });
  return [...added, ...others].sort(byAccountAndKind);
}

function appeared({ account, name, state }: ListedAccount): AccountChange {
  const detail = `${name} was listed at the end of the scan (${state}) and not at its beginning: it was not scanned`;
  return { account, kind: 'added', detail };
}

function vanished({ account, name }: TargetAccount): AccountChange {
  const detail = `${name} was listed at the beginning of the scan and not at its end`;
  return { account, kind: 'removed', detail };
}

function differences(
  { account, name, state }: TargetAccount,
  path: string | null,
  now: ListedAccount,
): AccountChange[] {
  const changes: AccountChange[] = [];
  if (state !== UNKNOWN_STATE && state !== now.state) {
    changes.push({
      account,
      kind: 'state',
      detail: `${name} was ${state} at the beginning of the scan and is ${now.state}`,
    });
  }
  if (path !== null && now.path !== null && path !== now.path) {
    changes.push({
      account,
      kind: 'moved',
      detail: `${name} was in ${path} at the beginning of the scan and is in ${now.path}`,
    });
  }
  return changes;
}

function byAccountAndKind(one: AccountChange, other: AccountChange): number {
  if (one.account !== other.account) return one.account < other.account ? -1 : 1;
  return one.kind < other.kind ? -1 : 1;
}
