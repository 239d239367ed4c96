import type { AccountId } from '../../../model/names.ts';
import type { TargetAccount } from '../../../model/snapshot.ts';
import type { Inventory } from '../../inventory.ts';
import type { Caller } from '../../policy/caller.ts';
import { decide, type Request } from '../../policy/decide.ts';
import type { House } from '../../policy/outsiders.ts';
import type { Statement } from '../../policy/statement.ts';
import { allHold, type Holds, not } from '../../policy/three-valued.ts';

/** Which accounts of the organization a resource policy lets do something. */
export type Admission = {
  readonly admits: 'the organization' | 'every account by its id' | 'not every account' | 'nobody' | 'not proven';
  /** The accounts of the landing zone that it does not let, sorted. */
  readonly left: readonly AccountId[];
};

/** Everybody of the organization. Throws NotKnown when its id is not known. */
export function houseOf({ targets, crossAccount }: Inventory<never>): House {
  return {
    organizationId: crossAccount.organizationId(),
    accounts: new Set(targets.accounts.map(({ account }) => account)),
  };
}

/**
 * Which accounts of the organization a policy lets do something, all identities of each. What narrows an Allow in a way
 * that is not understood may take some of them away, so that it lets no account as a whole. `except`: the account that
 * needs no leave. Throws NotKnown when the id of the organization is not known.
 */
export function admissionOf(
  statements: readonly Statement[],
  request: Request,
  except: AccountId,
  inventory: Inventory<never>,
): Admission {
  const organizationId = inventory.crossAccount.organizationId();
  const admitted = (caller: Caller): Holds => {
    const { allowed, denied } = decide(statements, request, caller);
    return allHold([allowed === 'unclear' ? 'no' : allowed, not(denied)]);
  };
  // What this run does not select is of the organization all the same.
  const scanned = inventory.targets.accounts.filter(
    ({ account, leftOut }) => (leftOut === null || leftOut.kind === 'not-selected') && account !== except,
  );
  const decisions = scanned.map((target) => ({ target, holds: admitted(member(target, organizationId, inventory)) }));
  const left = decisions.filter(({ holds }) => holds === 'no').map(({ target }) => target.account);
  const newcomer = organizationId === null ? 'no' : admitted(newMember(organizationId, inventory));
  if (left.length > 0) return { admits: left.length === scanned.length ? 'nobody' : 'not every account', left };
  if (decisions.some(({ holds }) => holds === 'unclear') || newcomer === 'unclear')
    return { admits: 'not proven', left };
  if (newcomer === 'yes') return { admits: 'the organization', left };
  return { admits: scanned.length === 0 ? 'nobody' : 'every account by its id', left };
}

function member(
  { account, ouPath }: TargetAccount,
  organizationId: string | null,
  inventory: Inventory<never>,
): Caller {
  const { targets, crossAccount } = inventory;
  const isKnown = targets.rootId !== null && (ouPath.length > 0 || crossAccount.unitGaps.length === 0);
  const path = isKnown ? [organizationId, targets.rootId, ...ouPath.map(({ id }) => id), ''].join('/') : null;
  return { account, arn: null, organizationId, path: organizationId === null ? null : path, sourceArn: null };
}

/** An account that joins the organization some day, in a unit of its own. */
function newMember(organizationId: string, { targets: { accounts, rootId } }: Inventory<never>): Caller {
  const isTaken = (id: string) => accounts.some(({ account }) => account === id);
  const account = ['246813579246', '357924681357'].find((id) => !isTaken(id)) ?? '468135792468';
  const path = rootId === null ? null : `${organizationId}/${rootId}/ou-zzzz-zzzzzzzz/`;
  return { account, arn: null, organizationId, path, sourceArn: null };
}
