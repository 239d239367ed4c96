import type { Cell } from '../../model/cell.ts';
import type { AccountId } from '../../model/names.ts';
import { toDetail } from '../aws/detail.ts';
import type { ListedAccount } from './listed-account.ts';
import type { OrganizationTree, PlacedAccount } from './organization-tree.ts';

/** Every account that either of the two enumerations knows, sorted by id. What only the list knows has an empty path. */
export function uniteAccounts(list: readonly ListedAccount[] | null, tree: OrganizationTree): PlacedAccount[] {
  const placed = new Map<AccountId, PlacedAccount>();
  for (const account of list ?? []) placed.set(account.account, { ...account, ouPath: [] });
  for (const account of tree.accounts) placed.set(account.account, account);
  return [...placed.values()].sort((one, other) => (one.account < other.account ? -1 : 1));
}

/** How the two enumerations differ, in words; null: they agree, or one of them is not complete and its cells say so. */
export function disagreement(list: readonly ListedAccount[] | null, tree: OrganizationTree): string | null {
  if (list === null || !tree.isComplete) return null;
  const listed = list.map(({ account }) => account);
  const placed = tree.accounts.map(({ account }) => account);
  const differences = [
    named('only in the list of accounts', without(listed, placed)),
    named('only in the organizational units', without(placed, listed)),
    named('twice in the list of accounts', repeated(listed)),
    named('in two organizational units', repeated(placed)),
  ].filter((difference) => difference !== null);
  return differences.length === 0 ? null : differences.join('; ');
}

/** The cell of the list of accounts when the tree contradicts it: an answer that cannot be trusted is a gap. */
export function contradicted(cell: Cell, difference: string): Cell {
  return { ...cell, outcome: 'failed', code: 'EnumerationsDisagree', detail: toDetail(difference) };
}

function without(accounts: readonly AccountId[], others: readonly AccountId[]): AccountId[] {
  return [...new Set(accounts).difference(new Set(others))];
}

function repeated(accounts: readonly AccountId[]): AccountId[] {
  const seen = new Set<AccountId>();
  return [...new Set(accounts.filter((account) => seen.size === seen.add(account).size))];
}

function named(what: string, accounts: readonly AccountId[]): string | null {
  return accounts.length === 0 ? null : `${what}: ${accounts.toSorted().join(', ')}`;
}
