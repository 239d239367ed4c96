import type { Account } from '@aws-sdk/client-organizations';
import type { AccountId } from '../../model/names.ts';
import { accountId, expectSame, instantOrNull, nameOf, oneOf } from '../answer.ts';
import { expectArn } from '../arn.ts';

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

export function toListedAccount(partition: string, found: Account): ListedAccount {
  const account = accountId(found.Id, 'Id');
  return {
    account,
    name: nameOf(found.Name, 'Name'),
    state: stateOf(found),
    joinedAt: instantOrNull(found.JoinedTimestamp, 'JoinedTimestamp'),
    organizationId: found.Arn === undefined ? null : organizationIn(found.Arn, partition, account),
    path: pathIn(found.Paths?.[0]),
  };
}

const STATES = ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'] as const;

/**
 * `State` is the newer member; `Status` has fewer words, and has to agree. An account in a state that nobody knows must
 * not be taken for one that needs no scan.
 */
function stateOf({ State, Status }: Account): string {
  const state = oneOf(State ?? Status, STATES, 'State');
  const same = STATUS_OF[state];
  if (State !== undefined && Status !== undefined && same !== null) expectSame(Status, same, 'Status');
  return state;
}

/** null: AWS says nothing certain. */
const STATUS_OF = {
  PENDING_ACTIVATION: null,
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  PENDING_CLOSURE: 'PENDING_CLOSURE',
  CLOSED: 'SUSPENDED',
} as const satisfies Record<(typeof STATES)[number], string | null>;

/** Only ids: whatever else stands in its place is not kept. Nothing but a note about a move depends on it. */
function pathIn(path: string | undefined): string | null {
  return path !== undefined && PATH.test(path) ? path : null;
}

const PATH = /^(?:(?:o-[a-z0-9]{10,32}|r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|\d{12})(?:\/|$))+$/;

/** `arn:aws:organizations::111122223333:account/o-example/444455556666`; it belongs to the management account. */
function organizationIn(text: string, partition: string, account: AccountId): string | null {
  const { resource } = expectArn(text, { partition, region: 'global' }, 'Arn');
  const parts = resource.split('/');
  expectSame(parts.at(-1), account, 'the account in Arn');
  return parts.find((part) => /^o-[\w-]{1,64}$/.test(part)) ?? null;
}
