import { type AwsAccess, type AwsOptions, openAws, type SentCall } from '../../collectors/aws/open-aws.ts';
import { collect } from '../../collectors/runner/collect.ts';
import type { TargetConfiguration } from '../../collectors/targets/configuration.ts';
import { type FoundTargets, findTargets } from '../../collectors/targets/find-targets.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';
import type { Shard } from '../../model/snapshot.ts';
import { parseFaults } from '../../sim/faults/parse.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { Handler } from '../../sim/operation.ts';
import { startServer } from '../../sim/server.ts';
import { parameters } from './known.ts';

export const ALL_TYPES = Object.keys(RESOURCES) as ResourceType[];

/** A small landing zone in three regions, one of them an opt-in region. */
export function smallLandingZone(): LandingZone {
  return buildLandingZone({
    accounts: 6,
    regions: ['ca-central-1', 'us-east-1', 'ca-west-1'],
    seed: 7,
    now: new Date('2026-11-01T12:00:00.000Z'),
  });
}

function configurationFor(landingZone: LandingZone): TargetConfiguration {
  return {
    homeRegion: landingZone.homeRegion,
    accounts: landingZone.core,
    scanRole: landingZone.scanRole,
    ignoredOus: ['UnManaged'],
  };
}

export type SimulatedScan = FoundTargets & {
  readonly shards: ReadonlyMap<string, Shard>;
  /** Every request, in the order in which they were sent. */
  readonly calls: readonly SentCall[];
  /** What the simulated organization could not answer because of a fault of its own. */
  readonly faultsOfOurOwn: readonly string[];
};

export type SimulatedScanOptions = {
  readonly landingZone: LandingZone;
  /** As the command line has them: `denied:operation=ec2:*`. */
  readonly faults?: readonly string[];
  readonly configuration?: Partial<TargetConfiguration>;
  readonly types?: readonly ResourceType[];
  /** Handlers in place of the landing zone's own. */
  readonly handlers?: Readonly<Record<string, Handler>>;
  readonly signal?: AbortSignal;
  readonly onCall?: (call: SentCall) => void;
};

/** Finds the targets of a simulated organization and collects them, over HTTP, with the clients of production. */
export function scanSimulated(options: SimulatedScanOptions): Promise<SimulatedScan> {
  return simulated(options, async ({ access, clock, signal, found, ...served }) => {
    const { types = ALL_TYPES } = options;
    const shards = new Map<string, Shard>();
    const write = async (shard: Shard) => void shards.set(shard.name, shard);
    await collect({ ...found, types, parameters, aws: access, sink: { write }, clock, signal });
    return { ...found, ...served, shards };
  });
}

/** Finds the targets of a simulated organization only. */
export function findSimulated(options: SimulatedScanOptions): Promise<FoundTargets> {
  return simulated(options, async ({ found }) => found);
}

type Served = Pick<SimulatedScan, 'calls' | 'faultsOfOurOwn'> & {
  readonly access: AwsAccess;
  readonly clock: { now(): number };
  readonly signal: AbortSignal;
  readonly found: FoundTargets;
};

async function simulated<T>(options: SimulatedScanOptions, use: (served: Served) => Promise<T>): Promise<T> {
  const { landingZone, faults = [] } = options;
  const server = await startServer({
    handlers: new Map([...handlersOf(landingZone), ...Object.entries(options.handlers ?? {})]),
    callerAccount: landingZone.callerAccount,
    faults: parseFaults(faults),
    recordCalls: false,
  });
  const calls: SentCall[] = [];
  const configuration = { ...configurationFor(landingZone), ...options.configuration };
  const signal = options.signal ?? new AbortController().signal;
  const onCall = (call: SentCall) => {
    calls.push(call);
    options.onCall?.(call);
  };
  const access = openAwsOn(server.endpoint, landingZone, { scanRole: configuration.scanRole, signal, onCall });
  try {
    const found = await findTargets(configuration, access, { clock: Date, signal });
    return await use({ access, clock: Date, signal, found, calls, faultsOfOurOwn: server.faultsOfOurOwn });
  } finally {
    access.close();
    await server.close();
  }
}

function openAwsOn(
  endpoint: string,
  landingZone: LandingZone,
  options: Pick<AwsOptions, 'scanRole'> & Required<Pick<AwsOptions, 'signal' | 'onCall'>>,
): AwsAccess {
  return openAws({
    credentials: async () => ({ accessKeyId: `AKIASIM0${landingZone.callerAccount}`, secretAccessKey: 'simulated' }),
    region: landingZone.homeRegion,
    externalId: landingZone.externalId,
    sessionName: 'zonewarden',
    endpoints: { default: endpoint },
    // The simulated organization has no limits of its own: nothing should wait for tokens.
    share: 1000,
    ...options,
  });
}
