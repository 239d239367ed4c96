import { loadOurCatalogue } from '../app/catalogue/our-catalogue.ts';
import { collectSnapshot } from '../app/collect/collect-snapshot.ts';
import { Configuration } from '../app/configuration/schema.ts';
import { inputsOf } from '../app/inputs.ts';
import { judgeSnapshot } from '../app/judge-snapshot.ts';
import { type ScanSettings, settingsOf } from '../app/scan/settings.ts';
import { MEMORY } from '../model/list-store.ts';
import type { FailOn } from '../model/report.ts';
import type { SimulatedClock } from '../sim/clock.ts';
import { parseFaults } from '../sim/faults/parse.ts';
import { handlersOf } from '../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../sim/landing-zone/landing-zone.ts';
import type { Handlers } from '../sim/operation.ts';
import { type SimulatedServer, startServer } from '../sim/server.ts';
import { violate } from '../sim/violations/index.ts';
import { type FullReport, fullReport } from './whole-report.ts';

export type ScanOptions = {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly organization: unknown;
  readonly parameters?: Record<string, unknown>;
  readonly profile?: string;
  readonly rules?: readonly string[];
  readonly regions?: readonly string[];
  readonly accounts?: readonly string[];
  /** Part of AWS's limits that is used; left out: more than all, because the simulation does not limit unless told. */
  readonly share?: number;
  readonly maxCalls?: number | null;
  readonly maxHours?: number | null;
  /** Left out: high. */
  readonly failOn?: FailOn;
  /** Per cent of the questions; left out: none. */
  readonly allowIncomplete?: number;
  /** Ends the scan as a signal does that a process gets. */
  readonly signal?: AbortSignal;
  /** Deadlines and timeouts of calls; left out: those of the command. */
  readonly timing?: ScanSettings['timing'];
  /** Where the snapshot is kept; left out: it is removed. */
  readonly folder?: string;
};

let catalogue: ReturnType<typeof loadOurCatalogue> | null = null;

/** Hundreds of scans judge by the same rules. */
function catalogueOnce(): ReturnType<typeof loadOurCatalogue> {
  catalogue ??= loadOurCatalogue();
  return catalogue;
}

/** The scan as the command does it, in this process. */
export async function scan(options: ScanOptions): Promise<FullReport> {
  const { endpoint, accessKeyId, profile = 'asea-pbmm' } = options;
  process.env.AWS_ACCESS_KEY_ID = accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = 'simulated';
  delete process.env.AWS_SESSION_TOKEN;
  const { organization, parameters = {} } = options;
  const configuration = Configuration.parse({ organization, profile, parameters });
  const inputs = inputsOf(configuration, await catalogueOnce(), options.rules ?? []);
  const settings = settingsOf(inputs, {
    accounts: options.accounts ?? [],
    regions: options.regions ?? [],
    concurrency: 64,
    share: options.share ?? UNLIMITED,
    maxCalls: options.maxCalls ?? null,
    maxHours: options.maxHours ?? null,
    ...(options.timing ? { timing: options.timing } : {}),
    environment: { AWS_ENDPOINT_URL: endpoint },
    signal: options.signal ?? new AbortController().signal,
  });
  const { snapshot, dispose } = await collectSnapshot(settings, { folder: options.folder ?? null });
  try {
    const { failOn = 'high', allowIncomplete = null } = options;
    const gate = { failOn, allowIncomplete, fullCoverage: true };
    const report = await judgeSnapshot(snapshot, inputs, gate, MEMORY);
    return fullReport(report);
  } finally {
    await dispose();
  }
}

const UNLIMITED = 1000;

/** For a machine that is busy with other things: nothing is given up because it is slow. */
export const SLOW_MACHINE = {
  timeouts: { connect: 120_000, answer: 120_000 },
  deadlines: { throttled: 120_000, unanswered: 120_000 },
} as const satisfies ScanSettings['timing'];

export type SimulatedOptions = Omit<ScanOptions, 'endpoint' | 'accessKeyId' | 'organization'> & {
  readonly accounts?: readonly string[];
  readonly size?: number;
  readonly in?: number | readonly string[];
  readonly seed?: number;
  /** Regions in which AWS does not offer a service, by service. */
  readonly lacking?: Readonly<Record<string, readonly string[]>>;
  readonly violations?: readonly string[];
  readonly faults?: readonly string[];
  /** The roles that the configuration gives to accounts; left out: all of them. */
  readonly configured?: Configuration['organization']['accounts'];
  /** AWS's clock beside that of this machine. */
  readonly clock?: SimulatedClock;
  /** What the organization answers; left out: `handlersOf`. */
  readonly handlers?: (landingZone: LandingZone) => Handlers;
  /** Changes the organization before it is served. */
  readonly change?: (landingZone: LandingZone) => void;
};

export type SimulatedScan = {
  readonly report: FullReport;
  readonly landingZone: LandingZone;
  readonly server: SimulatedServer;
};

/** Serves a simulated organization, scans it over HTTP, patiently where nothing is said to fail, and ends the server. */
export async function scanSimulated(options: SimulatedOptions = {}): Promise<SimulatedScan> {
  const { size = 5, in: regions = 2, seed = 1, lacking = {} } = options;
  const landingZone = buildLandingZone({ accounts: size, regions, seed, now: new Date(), lacking });
  violate(landingZone, options.violations ?? []);
  options.change?.(landingZone);
  const server = await startServer({
    handlers: (options.handlers ?? handlersOf)(landingZone),
    callerAccount: landingZone.callerAccount,
    faults: parseFaults(options.faults ?? []),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  try {
    const report = await scan({
      ...(options.faults?.length ? {} : { timing: SLOW_MACHINE }),
      ...options,
      endpoint: server.endpoint,
      accessKeyId: `AKIASIM0${landingZone.callerAccount}`,
      organization: {
        homeRegion: landingZone.homeRegion,
        accounts: options.configured ?? landingZone.core,
        scanRole: landingZone.scanRole,
      },
    });
    return { report, landingZone, server };
  } finally {
    await server.close();
  }
}

/** Verdicts by finding: `rule account region resource`. */
export function verdicts(report: FullReport): Map<string, string> {
  return new Map(
    report.findings.map(({ rule, account, region, resource, verdict }) => [
      `${rule} ${account} ${region} ${resource}`,
      verdict,
    ]),
  );
}
