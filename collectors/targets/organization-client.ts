import type { Cell, OperationName } from '../../model/cell.ts';
import type { AccountId, Region } from '../../model/names.ts';
import type { Aws } from '../aws/aws.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import { type Answered, ask, type Watch } from '../runner/ask.ts';

/** With whose credentials the organization is asked. */
export type OrganizationClient = {
  readonly account: AccountId;
  /** Whether these are the caller's own credentials, without a role. */
  readonly asCaller: boolean;
  readonly region: Region;
  readonly partition: string;
  readonly access: Pick<AwsAccess, 'question'>;
  readonly watch: Watch;
  /** Where the cells go. */
  readonly cells: Cell[];
};

/** Asks for the organization as a whole, or for one unit of it (`resource`); the cell goes to the client's cells. */
export async function askOrganization<R>(
  { account, asCaller, region, access, watch, cells }: OrganizationClient,
  operation: OperationName,
  resource: string | null,
  read: (aws: Aws) => AsyncIterable<R>,
): Promise<Answered<R>> {
  const key = { account, region: 'global', operation, resource } as const;
  const answered = await ask(key, watch, (onPage) =>
    read(access.question({ account, asCaller, region, operation, onPage })),
  );
  cells.push(answered.cell);
  return answered;
}
