import type { TargetConfiguration } from '../../collectors/targets/configuration.ts';
import type { AccountId } from '../../model/names.ts';
import type { Targets } from '../../model/snapshot.ts';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { SimulatedAccounts } from './simulated-accounts.ts';

/** The unit of the simulated organization whose accounts no scan reads. */
export const UNMANAGED = 'UnManaged';

/** The configuration by which a simulated organization is scanned as the real one would be. */
export function simulatedConfiguration(
  configuration: TargetConfiguration,
  targets: Targets,
  accounts: SimulatedAccounts,
  landingZone: LandingZone,
): TargetConfiguration {
  const { homeRegion, regions, scanRole, core } = landingZone;
  const isHomeScanned = configuration.regions?.includes(targets.homeRegion) ?? true;
  const { management, logArchive, security } = configuration.accounts;
  return {
    homeRegion,
    accounts: {
      management: counterpart(management, core.management),
      logArchive: counterpart(logArchive, core.logArchive),
      security: counterpart(security, core.security),
    },
    scanRole: configuration.scanRole === null ? null : scanRole,
    ignoredOus: [UNMANAGED],
    regions: isHomeScanned ? undefined : regions.filter((region) => region !== homeRegion),
    selectedAccounts: selectionOf(targets, accounts),
  };

  /** A role that is given to an account which does not exist is so in the simulation. */
  function counterpart(account: AccountId | undefined, simulated: AccountId): AccountId | undefined {
    if (account === undefined) return undefined;
    const exists = targets.accounts.some((target) => target.account === account);
    return exists || configuration.scanRole === null ? simulated : NOBODY;
  }
}

const NOBODY = '000000000000';

/** undefined, unless an account that a scan would otherwise read is left out. */
function selectionOf(targets: Targets, accounts: SimulatedAccounts): readonly AccountId[] | undefined {
  const core = Object.values(targets.core);
  const isSelected = targets.accounts.some(
    ({ account, leftOut }) => leftOut !== null && (leftOut.kind === 'not-selected' || core.includes(account)),
  );
  if (!isSelected) return undefined;
  const scanned = targets.accounts.filter(({ leftOut }) => leftOut === null);
  return [...new Set(scanned.flatMap(({ account }) => accounts.simulated(account)))];
}

/** With whose credentials the simulated organization is scanned: of a core account, or of one that administers it. */
export function simulatedCaller(
  { scanRole }: TargetConfiguration,
  { core }: Targets,
  caller: AccountId,
  accounts: SimulatedAccounts,
  { callerAccount }: LandingZone,
): AccountId {
  const [simulated = callerAccount] = accounts.simulated(caller);
  return scanRole === null || Object.values(core).includes(caller) ? simulated : callerAccount;
}
