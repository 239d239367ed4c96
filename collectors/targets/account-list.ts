import { isKnown } from '../../model/cell.ts';
import type { Aws } from '../aws/aws.ts';
import { pages } from '../aws/pages.ts';
import { type ListedAccount, toListedAccount } from './listed-account.ts';
import { askOrganization, type OrganizationClient } from './organization-client.ts';

/** All accounts of the organization in one list; null: refused, the cell says why. */
export async function listAccounts(client: OrganizationClient): Promise<readonly ListedAccount[] | null> {
  const { cell, values } = await askOrganization(client, 'organizations:ListAccounts', null, (aws) =>
    readAccounts(aws, client.partition),
  );
  return isKnown(cell) ? values : null;
}

/** Every account as Organizations lists it, page by page. */
export async function* readAccounts(aws: Aws, partition: string): AsyncGenerator<ListedAccount> {
  const { OrganizationsClient, ListAccountsCommand } = await import('@aws-sdk/client-organizations');
  const organizations = aws.client(OrganizationsClient);
  for await (const page of pages(organizations, ListAccountsCommand, {}, (answer) => answer.Accounts)) {
    for (const found of page) yield toListedAccount(partition, found);
  }
}
