import { type ByWhom, operationsFor } from '../../collectors/permissions.ts';
import { rolesOf } from '../../collectors/targets/selection.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { OperationName } from '../../model/cell.ts';
import type { AccountId } from '../../model/names.ts';
import type { Rule } from '../../model/rule.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { SimulatedServer } from '../../sim/server.ts';
import { type SimulatedOptions, type SimulatedScan, scanSimulated } from '../scan.ts';

/** The smallest organization in which every operation is asked, without waiting for turns. */
export const SMALL = { size: 4, in: 1, share: 1000 } as const satisfies SimulatedOptions;

/** Scans that are under way together. */
export const AT_ONCE = 6;

/** The organization that is scanned, to know its accounts. */
export const LANDING_ZONE: LandingZone = buildLandingZone({ accounts: 4, regions: 1, seed: 1, now: new Date(0) });

/** The operations that the policies of some rules allow. */
export function allowedFor(rules: readonly Rule[]): ByWhom<readonly OperationName[]> {
  return operationsFor(neededTypes(rules, vocabulary));
}

/** What the policies allow in an account: the union of its roles', and the caller's own. */
export function allowedIn(
  account: AccountId,
  { everyAccount, coreAccounts, scanningPrincipal }: ByWhom<readonly string[]>,
): ReadonlySet<string> {
  const { core, callerAccount } = LANDING_ZONE;
  return new Set([
    ...everyAccount,
    ...rolesOf(account, core).flatMap((role) => coreAccounts[role]),
    ...(account === callerAccount ? scanningPrincipal : []),
  ]);
}

/** Faults by which the server refuses whatever the policies do not allow. */
export function refusalsBesides(allowed: ByWhom<readonly OperationName[]>): string[] {
  const operations = [...handlersOf(LANDING_ZONE).keys()];
  return [...LANDING_ZONE.organization.accounts.keys()].flatMap((account) => {
    const there = allowedIn(account, allowed);
    const refused = operations.filter((operation) => !there.has(operation));
    return refused.map((operation) => `denied:operation=${operation},account=${account}`);
  });
}

/** Calls of a scan that the policies do not allow, as `operation account`. */
export function callsBeyond(
  server: Pick<SimulatedServer, 'calls'>,
  allowed: ByWhom<readonly OperationName[]>,
): string[] {
  const beyond = server.calls.filter(({ operation, account }) => !allowedIn(account, allowed).has(operation));
  return [...new Set(beyond.map(({ operation, account }) => `${operation} in ${account}`))].sort();
}

/** Scans the small organization by some rules; empty: all. */
export function scanSmall(rules: readonly string[], more: SimulatedOptions = {}): Promise<SimulatedScan> {
  return scanSimulated({ ...SMALL, rules, ...more });
}
