import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { Configuration } from '../../app/configuration/schema.ts';
import { examine } from '../../app/doctor/examine.ts';
import { inputsOf } from '../../app/inputs.ts';
import { settingsOf } from '../../app/scan/settings.ts';
import { requirementOf } from '../../model/rule.ts';
import { parseFaults } from '../../sim/faults/parse.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../sim/server.ts';
import { scan } from '../scan.ts';
import type { FullReport } from '../whole-report.ts';

/** An organization in which something stands in the way of a scan. */
export type Trouble = {
  readonly name: string;
  readonly faults?: readonly string[];
  readonly rules?: readonly string[];
  readonly allRegions?: boolean;
  /** Accounts that are looked at, and scanned; left out: all. */
  readonly accounts?: readonly string[];
  /** Seconds that AWS's clock is ahead of this machine's. */
  readonly awsAheadSeconds?: number;
  /** Whether the prediction is exact in the requirements, but not in where they stay unknown. */
  readonly inRequirementsOnly?: boolean;
  /** Changes the organization before it is served. */
  readonly change?: (landingZone: LandingZone) => void;
  /** Changes what the configuration says of the organization. */
  readonly configure?: (organization: Record<string, unknown>) => Record<string, unknown>;
};

/** Requirements with their accounts, sorted. */
export type Compared = {
  readonly predicted: readonly string[];
  readonly unknown: readonly string[];
  /** Of the doctor, and of the scan. */
  readonly exitCodes: readonly [number, number];
};

/** Another organization than the one that the doctor simulates: other ids, and more of everything. */
export const TROUBLED = { accounts: 6, regions: 2, seed: 7, now: new Date() };

/** Lets the doctor predict what stays unknown, then scans: both as `requirement account`, sorted. */
export async function predictAndScan(trouble: Trouble): Promise<Compared> {
  const { faults = [], rules = [], accounts = [], allRegions = false, configure = (same) => same } = trouble;
  const clock = { aheadSeconds: trouble.awsAheadSeconds ?? 0 };
  // What there is was made by AWS's clock.
  const landingZone = buildLandingZone({ ...TROUBLED, now: new Date(Date.now() + 1000 * clock.aheadSeconds) });
  trouble.change?.(landingZone);
  const { core, homeRegion, scanRole, callerAccount } = landingZone;
  const organization = configure({ homeRegion, accounts: core, scanRole });
  const served = { handlers: handlersOf(landingZone), callerAccount, recordCalls: false, clock };
  // Each has a server of its own: some faults are met only so many times.
  const looked = await startServer({ ...served, faults: parseFaults(faults) });
  const scanned = await startServer({ ...served, faults: parseFaults(faults) });
  try {
    const caller = { endpoint: scanned.endpoint, accessKeyId: `AKIASIM0${callerAccount}` };
    const report = await scan({ ...caller, organization, rules, accounts, share: 1000 });
    const inputs = inputsOf(Configuration.parse({ organization }), await loadOurCatalogue(), rules);
    const settings = settingsOf(inputs, {
      ...{ accounts, regions: [], concurrency: 64, share: 1000, maxCalls: null },
      environment: { AWS_ENDPOINT_URL: looked.endpoint },
      signal: new AbortController().signal,
    });
    const diagnosis = await examine(settings, { allRegions, progress: () => {} });
    const predicted = diagnosis.unknown.flatMap(({ requirement, accounts: where }) =>
      where.map((account) => `${requirement} ${account}`),
    );
    return {
      predicted: predicted.sort(),
      unknown: unknownIn(report),
      exitCodes: [diagnosis.exitCode, report.summary.exitCode],
    };
  } finally {
    await Promise.all([looked.close(), scanned.close()]);
  }
}

function unknownIn({ findings }: FullReport): string[] {
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  return [...new Set(unknown.map(({ rule, account }) => `${requirementOf(rule)} ${account}`))].sort();
}

/** Where the doctor and the scan that follows do not say the same. */
export async function faultsOfPrediction(trouble: Trouble): Promise<string[]> {
  const compared = await predictAndScan(trouble);
  const part = (lines: readonly string[]) =>
    new Set(trouble.inRequirementsOnly ? lines.map((line) => line.split(' ')[0] ?? '') : lines);
  const [predicted, unknown] = [part(compared.predicted), part(compared.unknown)];
  const [ofDoctor, ofScan] = compared.exitCodes;
  return [
    ...[...predicted.difference(unknown)].map((line) => `${line} was predicted to be unknown and is not`),
    ...[...unknown.difference(predicted)].map((line) => `${line} is unknown and was not predicted`),
    ...(ofDoctor === ofScan ? [] : [`the doctor ends with ${ofDoctor} and the scan with ${ofScan}`]),
  ].map((line) => `${trouble.name}: ${line}`);
}
