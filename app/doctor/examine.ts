import { COLLECTORS } from '../../collectors/index.ts';
import { probeAccount } from '../../collectors/probe/probe-account.ts';
import { eachOf } from '../../collectors/runner/concurrency.ts';
import { closeTypes } from '../../collectors/runner/plan.ts';
import { readServiceRegions } from '../../collectors/runner/service-regions.ts';
import { identifyCaller } from '../../collectors/targets/caller.ts';
import type { FoundTargets } from '../../collectors/targets/find-targets.ts';
import type { AccountId, CoreRole, Region } from '../../model/names.ts';
import { CLOCK_TOLERANCE_SECONDS } from '../../model/snapshot.ts';
import { packageVersion } from '../package-root.ts';
import { type OpenScan, openScan } from '../scan/open-scan.ts';
import type { ScanSettings } from '../scan/settings.ts';
import type { Diagnosis } from './diagnosis.ts';
import { predictUnknown } from './predict.ts';
import {
  type Answer,
  answersOf,
  limitsOf,
  notTriedIn,
  type ProbedAccount,
  refusalsOf,
  summaryOf,
} from './summaries.ts';

export type ExamineOptions = {
  /** Whether every region is tried, and not the home region only. */
  readonly allRegions: boolean;
  /** Told after every question, with the accounts that are done and those there are. */
  readonly progress: (accounts: number, of: number, questions: number) => void;
};

/**
 * Looks at everything that a scan needs, without judging anything. Throws `CallerNotKnown` when there are no usable
 * credentials, and `SelectionError` when an account is selected that does not exist.
 */
export async function examine(settings: ScanSettings, options: ExamineOptions): Promise<Diagnosis> {
  const { targetConfiguration, rules, parameters, share } = settings;
  const scan = await openScan(settings);
  try {
    const caller = await identifyCaller(scan.aws);
    const found = await scan.findTargets();
    const { targets } = found;
    const types = closeTypes(settings.types, COLLECTORS);
    const { probed, answers: ofServices } = await probeAll(found, settings, scan, options);
    const ofAccounts = probed.values().flatMap(({ answers }) => answers);
    const refusals = refusalsOf([...answersOf(found), ...ofServices, ...ofAccounts]);
    const { clock } = scan.spent();
    const unknown = await predictUnknown({
      ...{ configuration: targetConfiguration, parameters, rules, targets, caller: caller.account, refusals, clock },
      inAllRegions: options.allRegions,
    });
    const isGoodEnough = clock.aheadSeconds !== null && Math.abs(clock.aheadSeconds) <= CLOCK_TOLERANCE_SECONDS;
    return {
      format: 'zonewarden.doctor/1',
      tool: { name: 'zonewarden', version: packageVersion() },
      at: new Date().toISOString(),
      credentials: { account: caller.account, arn: caller.arn, expiresAt: scan.credentialsExpireAt() },
      clock: { ...clock, isGoodEnough },
      rolesNotConfigured: ROLES.filter((role) => targetConfiguration.accounts[role] === undefined),
      organizationId: targets.organizationId,
      accounts: targets.accounts.map((target) => summaryOf(target, found, probed.get(target.account))),
      refusals,
      notTried: notTriedIn(types, probed),
      limits: { share, operations: limitsOf(settings.types) },
      unknown: [...unknown],
      exitCode: refusals.length > 0 || unknown.length > 0 || !isGoodEnough ? 3 : 0,
    };
  } finally {
    scan.close();
  }
}

const ROLES: readonly CoreRole[] = ['management', 'logArchive', 'security'];

async function probeAll(
  { targets, found }: FoundTargets,
  { types, parameters }: Pick<ScanSettings, 'types' | 'parameters'>,
  { aws, watch }: OpenScan,
  { allRegions, progress }: ExamineOptions,
): Promise<{ readonly probed: ReadonlyMap<AccountId, ProbedAccount>; readonly answers: readonly Answer[] }> {
  const probed = new Map<AccountId, ProbedAccount>();
  const scanned = targets.accounts.filter(({ leftOut }) => leftOut === null);
  const serviceRegions = await readServiceRegions(closeTypes(types, COLLECTORS), targets, aws, watch);
  let questions = serviceRegions.cells.length;
  await eachOf(scanned, ACCOUNTS_AT_ONCE, async ({ account, regions }) => {
    if (regions !== null) {
      const tried = allRegions ? regions : homeOf(regions, targets.homeRegion);
      const before = found.accounts.get(account) ?? { cells: [], resources: [] };
      const onCell = () => progress(probed.size, scanned.length, ++questions);
      const reading = {
        ...{
          account,
          regions: tried,
          types,
          before,
          targets,
          parameters,
          collectors: COLLECTORS,
          serviceRegions,
          aws,
          watch,
          onCell,
        },
      };
      probed.set(account, { regions: tried, ...(await probeAccount(reading)) });
    }
    aws.release(account);
  });
  return { probed, answers: serviceRegions.cells.map((cell) => ({ cell, sentTo: targets.homeRegion })) };
}

const ACCOUNTS_AT_ONCE = 64;

/** The home region, or else another one: permissions have no region. */
function homeOf(regions: readonly Region[], home: Region): readonly Region[] {
  return regions.includes(home) ? [home] : regions.slice(0, 1);
}
