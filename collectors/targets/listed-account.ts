import type { Account } from '@aws-sdk/client-organizations';
import { parseArn } from '../../model/arn.ts';
import type { AccountId } from '../../model/names.ts';
import { accountId, instantOrNull, nameOf, oneOf } from '../answer.ts';

/** An account as Organizations lists it. */
export type ListedAccount = {
  readonly account: AccountId;
  readonly name: string;
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE`, `PENDING_ACTIVATION` or `CLOSED`. */
  readonly state: string;
  readonly joinedAt: string | null;
  /** `o-…`, as the account's ARN names it; null: it does not. */
  readonly organizationId: string | null;
  /** `o-…/r-…/ou-…/111122223333`: where it stands in the organization; null: AWS did not tell. */
  readonly path: string | null;
};

/** `State` is the newer member; `Status` has fewer words. */
export function toListedAccount(found: Account): ListedAccount {
  return {
    account: accountId(found.Id, 'Id'),
    name: nameOf(found.Name, 'Name'),
    // An account in a state that nobody knows must not be taken for one that needs no scan.
    state: oneOf(found.State ?? found.Status, STATES, 'State'),
    joinedAt: instantOrNull(found.JoinedTimestamp, 'JoinedTimestamp'),
    organizationId: organizationIn(found.Arn ?? ''),
    path: pathIn(found.Paths?.[0]),
  };
}

const STATES = ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'] as const;

/** Only ids: whatever else stands in its place is not kept. Nothing but a note about a move depends on it. */
function pathIn(path: string | undefined): string | null {
  return path !== undefined && PATH.test(path) ? path : null;
}

const PATH = /^(?:(?:o-[a-z0-9]{10,32}|r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|\d{12})(?:\/|$))+$/;

/** `arn:aws:organizations::111122223333:account/o-example/444455556666` */
function organizationIn(arn: string): string | null {
  const parts = parseArn(arn)?.resource.split('/') ?? [];
  return parts.find((part) => /^o-[\w-]{1,64}$/.test(part)) ?? null;
}
