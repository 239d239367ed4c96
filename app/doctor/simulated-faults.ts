import type { AccountId, Region } from '../../model/names.ts';
import type { Fault } from '../../sim/faults/fault.ts';
import type { Refusal } from './diagnosis.ts';

/** What happens to the simulated accounts for the refusals of the real ones. */
export type SimulatedRefusals = {
  readonly faults: readonly Fault[];
  /** Accounts that cannot be entered. */
  readonly missingRoles: ReadonlySet<AccountId>;
};

/**
 * The same refusals in a simulated organization. `simulatedOf`: the accounts that a refusal counts for. `regions`: the
 * simulated region of each that was tried; null: only one was tried, and a refusal counts for all of them, because
 * permissions have no region.
 */
export function simulatedRefusals(
  refusals: readonly Refusal[],
  simulatedOf: (refusal: Refusal) => readonly AccountId[],
  regions: ReadonlyMap<Region, Region> | null,
): SimulatedRefusals {
  // Accounts that are refused the same share a simulated one.
  const faults = new Map<string, Fault>();
  const missingRoles = new Set<AccountId>();
  for (const refusal of refusals) {
    const { operation, sentTo } = refusal;
    const region = regions?.get(sentTo) ?? null;
    for (const account of simulatedOf(refusal)) {
      if (ENTERING.includes(operation)) missingRoles.add(account);
      else {
        const fault = { kind: 'denied', account, region, operation, times: null, page: null } as const;
        faults.set(`${account} ${region} ${operation}`, fault);
      }
    }
  }
  return { faults: [...faults.values()], missingRoles };
}

/** Whoever is refused these cannot enter the account. */
const ENTERING: readonly string[] = ['sts:AssumeRole', 'sts:GetCallerIdentity'];
