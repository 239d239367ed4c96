import { type Cell, isKnown } from '../../model/cell.ts';
import type { AccountId } from '../../model/names.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import { askOnce, type Watch } from '../runner/ask.ts';

/** Whether an account could be entered, and the cells that tell. */
type Entry = { readonly isEntered: boolean; readonly cells: readonly Cell[] };

/** Enters accounts, each once. */
export interface Sessions {
  /** Assumes the role in an account and makes sure that it is that account. */
  enter(account: AccountId): Promise<Entry>;
  /** What came of it, for each account where it was tried. */
  tried(): ReadonlyMap<AccountId, Promise<Entry>>;
}

/** Without a role the caller's own credentials are taken, and only their account is asked for. */
export function openSessions(access: Pick<AwsAccess, 'assume' | 'identify'>, hasRole: boolean, watch: Watch): Sessions {
  const sessions = new Map<AccountId, Promise<Entry>>();
  return {
    tried: () => sessions,
    enter: (account) => {
      const entry = sessions.get(account) ?? enterOnce(account);
      sessions.set(account, entry);
      return entry;
    },
  };

  async function enterOnce(account: AccountId): Promise<Entry> {
    const assumed = hasRole ? [await asked(account, 'sts:AssumeRole', () => access.assume(account))] : [];
    if (!assumed.every(isKnown)) return { isEntered: false, cells: assumed };
    const identified = await asked(account, 'sts:GetCallerIdentity', () => access.identify(account));
    return { isEntered: isKnown(identified), cells: [...assumed, identified] };
  }

  async function asked(account: AccountId, operation: string, call: () => Promise<unknown>): Promise<Cell> {
    const key = { account, region: 'global', operation, resource: null } as const;
    const { cell } = await askOnce(key, watch, async (onPage) => {
      await call();
      onPage();
    });
    return cell;
  }
}
