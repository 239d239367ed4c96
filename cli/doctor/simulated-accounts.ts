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
  const pairs: (readonly [real: AccountId, simulated: AccountId])[] = [];
  for (const role of ROLES) {
    const real = targets.core[role];
    if (real !== null) pairs.push([real, landingZone.core[role]]);
  }
  groups.forEach(({ accounts }, index) => {
    for (const real of accounts) pairs.push([real, landingZone.workloads[index] ?? '']);
  });
  return {
    simulated: (account) => pairs.filter(([real]) => real === account).map(([, simulated]) => simulated),
    real: (account) =>
      pairs
        .filter(([, simulated]) => simulated === account)
        .map(([real]) => real)
        .sort(),
  };
}
