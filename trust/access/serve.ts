import { COLLECTORS } from '../../collectors/index.ts';
import { type ByWhom, operationsFor } from '../../collectors/permissions.ts';
import { closeTypes } from '../../collectors/runner/plan.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { OperationName } from '../../model/cell.ts';
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
  return operationsFor(closeTypes(neededTypes(rules, vocabulary), COLLECTORS));
}

/** Faults by which the server refuses whatever the policies do not allow. */
export function refusalsBesides(allowed: ByWhom<readonly OperationName[]>): string[] {
  const { core, callerAccount, organization } = LANDING_ZONE;
  const { everyAccount, managementAccount, scanningPrincipal } = allowed;
  const refused: string[] = [];
  for (const operation of handlersOf(LANDING_ZONE).keys()) {
    if (everyAccount.includes(operation)) continue;
    for (const account of organization.accounts.keys()) {
      const isAllowed =
        (account === core.management && managementAccount.includes(operation)) ||
        (account === callerAccount && scanningPrincipal.includes(operation));
      if (!isAllowed) refused.push(`denied:operation=${operation},account=${account}`);
    }
  }
  return refused;
}

/** Calls of a scan that the policies do not allow, as `operation account`. */
export function callsBeyond(
  server: Pick<SimulatedServer, 'calls'>,
  allowed: ByWhom<readonly OperationName[]>,
): string[] {
  const { core, callerAccount } = LANDING_ZONE;
  const beyond = server.calls.filter(
    ({ operation, account }) =>
      !allowed.everyAccount.includes(operation) &&
      !(account === core.management && allowed.managementAccount.includes(operation)) &&
      !(account === callerAccount && allowed.scanningPrincipal.includes(operation)),
  );
  return [...new Set(beyond.map(({ operation, account }) => `${operation} in ${account}`))].sort();
}

/** Scans the small organization by some rules; empty: all. */
export function scanSmall(rules: readonly string[], more: SimulatedOptions = {}): Promise<SimulatedScan> {
  return scanSimulated({ ...SMALL, rules, ...more });
}
