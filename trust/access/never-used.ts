import { COLLECTORS } from '../../collectors/index.ts';
import { actionsOf, type ByWhom } from '../../collectors/permissions.ts';
import { typesFollowedUp } from '../../collectors/runner/plan.ts';
import { SERVICE_REGIONS } from '../../collectors/runner/service-regions.ts';
import { rolesOf } from '../../collectors/targets/selection.ts';
import type { OperationName } from '../../model/cell.ts';
import type { AccountId, CoreRole } from '../../model/names.ts';
import { type Definition, RESOURCE_TYPES, RESOURCES } from '../../model/resource.ts';
import type { RecordedCall } from '../../sim/server.ts';
import { LANDING_ZONE } from './serve.ts';

/** An operation that was sent in an account. */
export type Sent = { readonly account: AccountId; readonly operation: OperationName };

/** What was sent, each once. */
export function sentIn(calls: readonly RecordedCall[]): Sent[] {
  const sent = new Map(
    calls.map(({ account, operation }) => [
      `${account} ${operation}`,
      { account, operation: operation as OperationName },
    ]),
  );
  return [...sent.values()];
}

/**
 * Actions that the policies allow where no scan has sent what needs them: what every account allows has to be sent in an
 * account without a role, and what a role's account allows besides has to be sent in that account.
 */
export function neverUsed(allowed: ByWhom<readonly string[]>, sent: readonly Sent[]): string[] {
  const { core, callerAccount } = LANDING_ZONE;
  const isUsed = (action: string, where: (account: AccountId) => boolean) =>
    sent.some(({ account, operation }) => where(account) && actionsOf(operation).includes(action));
  const inMembers = (action: string) =>
    isUsed(action, (account) => WHEREVER.has(action) || rolesOf(account, core).length === 0);
  const ofRoles = Object.entries(allowed.coreAccounts) as [CoreRole, readonly string[]][];
  return [
    ...allowed.everyAccount.filter((action) => !inMembers(action)).map((action) => `${action} in every account`),
    ...ofRoles.flatMap(([role, actions]) =>
      actions
        .filter((action) => !isUsed(action, (account) => account === core[role]))
        .map((action) => `${action} in the account of ${role}`),
    ),
    ...allowed.scanningPrincipal
      .filter((action) => !isUsed(action, (account) => account === callerAccount))
      .map((action) => `${action} by the principal`),
  ];
}

/**
 * Actions that any account may turn out to need: for questions about resources that not every account has or that others
 * name, and for the list of regions, which the first account that can be entered reads for all.
 */
const WHEREVER: ReadonlySet<string> = new Set(
  [
    SERVICE_REGIONS,
    ...Object.values<Definition>(RESOURCES)
      .filter(({ accounts, parent }) => accounts === 'all' && parent !== undefined)
      .map(({ operation }) => operation),
    ...[...typesFollowedUp(RESOURCE_TYPES, COLLECTORS)].map((type) => RESOURCES[type].operation),
  ].flatMap(actionsOf),
);
