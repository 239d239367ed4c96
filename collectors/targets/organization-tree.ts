import { isKnown } from '../../model/cell.ts';
import type { OrganizationalUnit } from '../../model/snapshot.ts';
import { nameOf } from '../answer.ts';
import type { Aws } from '../aws/aws.ts';
import { pages } from '../aws/pages.ts';
import { settle } from '../runner/concurrency.ts';
import { type ListedAccount, toListedAccount } from './listed-account.ts';
import { askOrganization, type OrganizationClient } from './organization-client.ts';

/** An account with the units from below the root down to it. */
export type PlacedAccount = ListedAccount & { readonly ouPath: readonly OrganizationalUnit[] };

export type OrganizationTree = {
  /** In no particular order; an account that was moved meanwhile may be in here twice, or not at all. */
  readonly accounts: readonly PlacedAccount[];
  /** Whether every unit gave its accounts and its units; the cells say what was refused. */
  readonly isComplete: boolean;
};

/** Walks from the roots down. Units are asked side by side. */
export async function walkTree(client: OrganizationClient, rootIds: readonly string[]): Promise<OrganizationTree> {
  const accounts: PlacedAccount[] = [];
  const visited = new Set<string>();
  let isComplete = true;
  await settle(rootIds.map((rootId) => walk(rootId, [])));
  return { accounts, isComplete };

  async function walk(parentId: string, ouPath: readonly OrganizationalUnit[]): Promise<void> {
    // A unit that moves while we walk could be met again and again.
    if (visited.has(parentId)) return;
    visited.add(parentId);
    await settle([readAccounts(parentId, ouPath), readUnits(parentId, ouPath)]);
  }

  async function readAccounts(parentId: string, ouPath: readonly OrganizationalUnit[]): Promise<void> {
    const operation = 'organizations:ListAccountsForParent';
    const { cell, values } = await askOrganization(client, operation, parentId, (aws) =>
      accountsOf(aws, client.partition, parentId),
    );
    isComplete &&= isKnown(cell);
    for (const account of values) accounts.push({ ...account, ouPath });
  }

  async function readUnits(parentId: string, ouPath: readonly OrganizationalUnit[]): Promise<void> {
    const operation = 'organizations:ListOrganizationalUnitsForParent';
    const { cell, values } = await askOrganization(client, operation, parentId, (aws) => unitsOf(aws, parentId));
    isComplete &&= isKnown(cell);
    await settle(values.map((unit) => walk(unit.id, [...ouPath, unit])));
  }
}

async function* accountsOf(aws: Aws, partition: string, parentId: string): AsyncGenerator<ListedAccount> {
  const { OrganizationsClient, ListAccountsForParentCommand } = await import('@aws-sdk/client-organizations');
  const client = aws.client(OrganizationsClient);
  const input = { ParentId: parentId };
  for await (const page of pages(client, ListAccountsForParentCommand, input, (answer) => answer.Accounts)) {
    for (const found of page) yield toListedAccount(partition, found);
  }
}

async function* unitsOf(aws: Aws, parentId: string): AsyncGenerator<OrganizationalUnit> {
  const { OrganizationsClient, ListOrganizationalUnitsForParentCommand } = await import(
    '@aws-sdk/client-organizations'
  );
  const client = aws.client(OrganizationsClient);
  const units = pages(
    client,
    ListOrganizationalUnitsForParentCommand,
    { ParentId: parentId },
    (answer) => answer.OrganizationalUnits,
  );
  for await (const page of units) {
    for (const found of page) yield { id: nameOf(found.Id, 'Id'), name: nameOf(found.Name, 'Name') };
  }
}
