import type { AccountId, CoreRole } from '../../model/names.ts';
import type { Targets } from '../../model/snapshot.ts';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { Group } from './shape.ts';

/** Which simulated accounts stand for which real ones. */
export type SimulatedAccounts = {
  /** The simulated ones of a real one: more than one where it has several roles; empty for one that is left out. */
  simulated(account: AccountId): readonly AccountId[];
  /** The real ones of a simulated one, sorted. */
  real(account: AccountId): readonly AccountId[];
};

const ROLES: readonly CoreRole[] = ['management', 'logArchive', 'security'];

export function pairAccounts(targets: Targets, groups: readonly Group[], landingZone: LandingZone): SimulatedAccounts {
  const simulated = new Map<AccountId, AccountId[]>();
  const real = new Map<AccountId, AccountId[]>();
  for (const role of ROLES) pair(targets.core[role], landingZone.core[role]);
  groups.forEach(({ accounts }, index) => {
    for (const account of accounts) pair(account, landingZone.workloads[index] ?? '');
  });
  return {
    simulated: (account) => simulated.get(account) ?? [],
    real: (account) => (real.get(account) ?? []).toSorted(),
  };

  function pair(one: AccountId | null, other: AccountId): void {
    if (one === null) return;
    append(simulated, one, other);
    append(real, other, one);
  }
}

function append(lists: Map<AccountId, AccountId[]>, key: AccountId, account: AccountId): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [account]);
  else list.push(account);
}
