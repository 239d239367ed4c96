import type { TargetConfiguration } from '../../collectors/targets/configuration.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Finding } from '../../model/finding.ts';
import type { AccountId } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import { RESOURCES } from '../../model/resource.ts';
import type { Rule } from '../../model/rule.ts';
import type { ClockCheck, Targets } from '../../model/snapshot.ts';
import { buildLandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { Refusal, UnknownRequirement } from './diagnosis.ts';
import { scanSimulation } from './scan-simulation.ts';
import { shapeOf } from './shape.ts';
import { pairAccounts } from './simulated-accounts.ts';
import { simulatedCaller, simulatedConfiguration, UNMANAGED } from './simulated-configuration.ts';
import { simulatedRefusals } from './simulated-faults.ts';
import { unknownRequirements } from './unknown-requirements.ts';

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
  const { configuration, targets, caller, refusals, parameters, rules, clock } = known;
  const shape = shapeOf(targets, refusals, parameters.additionalLogRegions);
  const built = buildLandingZone({
    accounts: 3 + Math.max(1, shape.groups.length),
    regions: [...shape.regions.values()],
    seed: 1,
    // What exists was made by AWS's clock, and is judged by this machine's.
    now: new Date(Date.now() - 1000 * (clock.aheadSeconds ?? 0)),
  });
  const accounts = pairAccounts(targets, shape.groups, built);
  const callerAccount = simulatedCaller(configuration, targets, caller, accounts, built);
  const { faults, missingRoles } = simulatedRefusals(
    refusals,
    ({ account, operation }) => {
      // The organization may be asked with the caller's own credentials.
      const isOfCaller = account === caller && operation.startsWith('organizations:');
      return [...accounts.simulated(account), ...(isOfCaller ? [callerAccount] : [])];
    },
    known.inAllRegions ? shape.regions : null,
  );
  const landingZone = { ...built, callerAccount, missingRoles: new Set([...built.missingRoles, ...missingRoles]) };
  const findings = await scanSimulation({
    landingZone,
    faults,
    configuration: simulatedConfiguration(configuration, targets, accounts, landingZone),
    rules,
    // Names of things in the real organization mean nothing in the simulated one.
    parameters: {
      ...parameters,
      ignoredOus: [UNMANAGED],
      logBuckets: null,
      notLogBuckets: [],
      additionalLogRegions: parameters.additionalLogRegions.map((region) => shape.regions.get(region) ?? region),
    },
    clock,
  });
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  // What the simulation has besides, an account in an unmanaged unit and a suspended one, stands for nothing.
  const besides = [...landingZone.plan.accounts.values()].filter(({ kind }) => kind === 'left-out');
  const isReal = ({ account }: Finding) => !besides.some(({ id }) => id === account);
  return unknownRequirements([...unknown, ...doubtful(findings, known)].filter(isReal), (account) => {
    const real = accounts.real(account);
    return real.length > 0 ? real : [targets.core.management ?? caller];
  });
}

/**
 * Where the parameters ask for more than the simulated organization does, it fails what a real one may pass: whatever is
 * refused there counts as missing.
 */
function doubtful(findings: readonly Finding[], { rules, refusals }: Known): Finding[] {
  const refused = new Set(refusals.map(({ operation }) => operation));
  const inDoubt = rules.filter((rule) =>
    neededTypes([rule], vocabulary).some((type) => refused.has(RESOURCES[type].operation)),
  );
  const ids = new Set(inDoubt.map(({ id }) => id));
  return findings.filter(({ verdict, rule }) => verdict === 'fail' && ids.has(rule));
}
