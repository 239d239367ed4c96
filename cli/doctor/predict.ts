import type { TargetConfiguration } from '../../collectors/targets/configuration.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Finding } from '../../model/finding.ts';
import type { AccountId } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import { READINGS } from '../../model/resource.ts';
import { type Rule, requirementOf } from '../../model/rule.ts';
import type { ClockCheck, Targets } from '../../model/snapshot.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { Refusal, UnknownRequirement } from './diagnosis.ts';
import { scanSimulation } from './scan-simulation.ts';
import { shapeOf } from './shape.ts';
import { pairAccounts, type SimulatedAccounts } from './simulated-accounts.ts';
import { faultOf, isAboutEntering } from './simulated-faults.ts';

export type Known = {
  readonly configuration: TargetConfiguration;
  readonly parameters: Parameters;
  readonly rules: readonly Rule[];
  readonly targets: Targets;
  readonly caller: AccountId;
  readonly refusals: readonly Refusal[];
  /** Whether every region was tried, and not the home region only. */
  readonly inAllRegions: boolean;
  readonly clock: ClockCheck;
};

/**
 * The requirements that a scan would leave unknown, and where; sorted. Found by judging a simulated organization of the
 * same shape that is refused the same: which facts a rule needs before it can say something is the rules' own affair,
 * and one refusal more may be no loss at all, or only together with another.
 */
export async function predictUnknown(known: Known): Promise<readonly UnknownRequirement[]> {
  const { targets, refusals, parameters, rules, configuration, clock } = known;
  const shape = shapeOf(targets, refusals, parameters.additionalLogRegions);
  const toSimulated = (region: string) => shape.regions.get(region) ?? region;
  const built = buildLandingZone({
    accounts: 3 + Math.max(1, shape.groups.length),
    regions: [...shape.regions.values()],
    seed: 1,
    // What exists was made by AWS's clock, and is judged by this machine's.
    now: new Date(Date.now() - 1000 * (clock.aheadSeconds ?? 0)),
  });
  const accounts = pairAccounts(targets, shape.groups, built);
  const landingZone = { ...built, callerAccount: callerOf(known, accounts, built) };
  const faults = refusals.flatMap((refusal) =>
    simulatedOf(refusal, known, accounts, landingZone).flatMap((account) => {
      if (isAboutEntering(refusal)) landingZone.missingRoles.add(account);
      return isAboutEntering(refusal) ? [] : [faultOf(refusal, account, known.inAllRegions ? shape.regions : null)];
    }),
  );
  const isHomeScanned = configuration.regions?.includes(targets.homeRegion) ?? true;
  const findings = await scanSimulation({
    landingZone,
    faults,
    configuration: {
      homeRegion: landingZone.homeRegion,
      accounts: coreOf(known, landingZone),
      scanRole: configuration.scanRole === null ? null : landingZone.scanRole,
      ignoredOus: ['UnManaged'],
      regions: isHomeScanned ? undefined : landingZone.regions.filter((region) => region !== landingZone.homeRegion),
      selectedAccounts: selectionOf(targets, accounts),
    },
    rules,
    // Names of things in the real organization mean nothing in the simulated one.
    parameters: {
      ...parameters,
      ignoredOus: ['UnManaged'],
      logBuckets: null,
      notLogBuckets: [],
      additionalLogRegions: parameters.additionalLogRegions.map(toSimulated),
    },
    clock,
  });
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  // What the simulation has besides, an account in an unmanaged unit and a suspended one, stands for nothing.
  const besides = [...landingZone.plan.accounts.values()].filter(({ kind }) => kind === 'left-out');
  const isReal = ({ account }: Finding) => !besides.some(({ id }) => id === account);
  return summed([...unknown, ...doubtful(findings, known)].filter(isReal), (account) => {
    const real = accounts.real(account);
    return real.length > 0 ? real : [targets.core.management ?? known.caller];
  });
}

/**
 * Where the parameters ask for more than the simulated organization does, it fails what a real one may pass: whatever is
 * refused there counts as missing.
 */
function doubtful(findings: readonly Finding[], { rules, refusals }: Known): Finding[] {
  const refused = new Set(refusals.map(({ operation }) => operation));
  return findings.filter(({ verdict, rule: id }) => {
    const rule = rules.find((one) => one.id === id);
    if (verdict !== 'fail' || rule === undefined) return false;
    return neededTypes([rule], vocabulary).some((type) => refused.has(READINGS[type].operation));
  });
}

function summed(
  findings: readonly Finding[],
  realOf: (account: AccountId) => readonly AccountId[],
): readonly UnknownRequirement[] {
  const byRequirement = Map.groupBy(findings, ({ rule }) => requirementOf(rule));
  return [...byRequirement]
    .map(([requirement, ofIt]) => ({
      requirement,
      rules: distinct(ofIt.map(({ rule }) => rule)),
      accounts: distinct(ofIt.flatMap(({ account }) => realOf(account))),
      because: distinct(ofIt.flatMap(({ causes }) => causes.map(reasonOf))),
    }))
    .sort((one, other) => (one.requirement < other.requirement ? -1 : 1));
}

function reasonOf({ operation, outcome, detail }: Finding['causes'][number]): string {
  if (outcome === 'denied' && operation !== null) return operation;
  return [operation, detail ?? outcome].filter((part) => part !== null).join(': ');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** The simulated accounts that a refusal counts for. The organization may be asked with the caller's own credentials. */
function simulatedOf(
  { account, operation }: Refusal,
  { caller }: Known,
  accounts: SimulatedAccounts,
  { callerAccount }: LandingZone,
): readonly AccountId[] {
  const isOfCaller = account === caller && operation.startsWith('organizations:');
  return [...new Set([...accounts.simulated(account), ...(isOfCaller ? [callerAccount] : [])])];
}

/** The caller of the simulation may ask the organization whatever the real one may: its refusals are simulated. */
function callerOf(
  { configuration, targets, caller }: Known,
  accounts: SimulatedAccounts,
  built: LandingZone,
): AccountId {
  const [simulated] = accounts.simulated(caller);
  if (configuration.scanRole === null) return simulated ?? built.callerAccount;
  const isCore = Object.values(targets.core).includes(caller);
  return isCore && simulated !== undefined ? simulated : built.callerAccount;
}

/** The same roles are configured; one that is given to an account which does not exist is so in the simulation. */
function coreOf({ configuration, targets }: Known, { core }: LandingZone): TargetConfiguration['accounts'] {
  const exists = (account: AccountId) =>
    configuration.scanRole === null || targets.accounts.some((target) => target.account === account);
  const { management, logArchive, security } = configuration.accounts;
  return {
    management: management === undefined ? undefined : exists(management) ? core.management : NOBODY,
    logArchive: logArchive === undefined ? undefined : exists(logArchive) ? core.logArchive : NOBODY,
    security: security === undefined ? undefined : exists(security) ? core.security : NOBODY,
  };
}

const NOBODY = '000000000000';

/** null, unless an account that a scan would otherwise read is left out. */
function selectionOf(targets: Targets, accounts: SimulatedAccounts): readonly AccountId[] | undefined {
  const core = Object.values(targets.core);
  const isSelected = targets.accounts.some(
    ({ account, leftOut }) => leftOut !== null && (leftOut.kind === 'not-selected' || core.includes(account)),
  );
  if (!isSelected) return undefined;
  return targets.accounts
    .filter(({ leftOut }) => leftOut === null)
    .flatMap(({ account }) => accounts.simulated(account));
}
