import { type Cell, isKnown } from '../../model/cell.ts';
import type { AccountId } from '../../model/names.ts';
import type { Collected } from '../runner/account-scan.ts';
import { unique } from '../runner/ask.ts';
import { readOrganization } from '../services/organizations/organization.ts';
import { readRoots } from '../services/organizations/organization-root.ts';
import { listAccounts } from './account-list.ts';
import { contradicted, disagreement, uniteAccounts } from './enumerations.ts';
import { askOrganization, type OrganizationClient } from './organization-client.ts';
import { type PlacedAccount, walkTree } from './organization-tree.ts';

/** What the organization says about itself. */
export type OrganizationAccounts = {
  /** `o-…`; null: refused, the cells say why. */
  readonly organizationId: string | null;
  /** `r-…`; null: refused. */
  readonly rootId: string | null;
  /** null: refused. */
  readonly managementAccount: AccountId | null;
  /** Sorted by id. */
  readonly accounts: readonly PlacedAccount[];
  /** Whether at least one of the two enumerations came to its end. */
  readonly areComplete: boolean;
  /** Cells and resources that the scan would otherwise ask for again: the organization and its root. */
  readonly described: Collected;
  /** The other cells. */
  readonly enumerated: readonly Cell[];
};

/**
 * Reads the accounts twice, as a list and down the tree of organizational units, because each has been seen without some
 * of them. null: the account is in no organization (the cell of `described` says so).
 */
export async function readOrganizationAccounts(client: OrganizationClient): Promise<OrganizationAccounts | null> {
  const place = { account: client.account, region: 'global' } as const;
  const organization = await askOrganization(client, 'organizations:DescribeOrganization', null, (aws) =>
    readOrganization(place, client.partition, aws),
  );
  if (organization.cell.outcome === 'off') return null;
  const [list, { roots, tree }] = await Promise.all([listAccounts(client), readTree(client)]);
  const difference = disagreement(list, tree);
  const cells = client.cells.map((cell) =>
    difference !== null && cell.operation === 'organizations:ListAccounts' ? contradicted(cell, difference) : cell,
  );
  const [about] = organization.values;
  const accounts = uniteAccounts(list, tree);
  return {
    organizationId: about?.organizationId ?? accounts.find((account) => account.organizationId)?.organizationId ?? null,
    rootId: roots[0]?.rootId ?? null,
    managementAccount: about?.managementAccount ?? null,
    accounts,
    areComplete: list !== null || tree.isComplete,
    described: {
      cells: cells.filter((cell) => DESCRIBING.includes(cell.operation)),
      resources: [...organization.values, ...roots],
    },
    // Accounts and units are targets, not resources of the snapshot.
    enumerated: cells.filter((cell) => !DESCRIBING.includes(cell.operation)).map((cell) => ({ ...cell, count: 0 })),
  };
}

const DESCRIBING = ['organizations:DescribeOrganization', 'organizations:ListRoots'];

async function readTree(client: OrganizationClient) {
  const place = { account: client.account, region: 'global' } as const;
  const { cell, values: roots } = await askOrganization(client, 'organizations:ListRoots', null, (aws) =>
    unique(readRoots(place, client.partition, aws)),
  );
  const tree = await walkTree(
    client,
    roots.map((root) => root.rootId),
  );
  return { roots, tree: { ...tree, isComplete: tree.isComplete && isKnown(cell) } };
}
