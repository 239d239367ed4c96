import type { AccountId, Region } from '../../model/names.ts';
import type { Fault } from '../../sim/faults/fault.ts';
import type { Refusal } from './diagnosis.ts';

/** Refusals of these make an account one that cannot be entered. */
const ENTERING: readonly string[] = ['sts:AssumeRole', 'sts:GetCallerIdentity'];

export function isAboutEntering({ operation }: Refusal): boolean {
  return ENTERING.includes(operation);
}

/**
 * The fault by which a simulated account is refused the same. `regions`: the simulated region of each that was tried;
 * null: only one was tried, and the refusal counts for all of them, because permissions have no region.
 */
export function faultOf(
  { operation, sentTo }: Refusal,
  account: AccountId,
  regions: ReadonlyMap<Region, Region> | null,
): Fault {
  return { kind: 'denied', account, region: regions?.get(sentTo) ?? null, operation, times: null, page: null };
}
