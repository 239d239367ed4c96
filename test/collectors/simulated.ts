import { type AwsAccess, openAws, type SentCall } from '../../collectors/aws/open-aws.ts';
import { collect } from '../../collectors/runner/collect.ts';
import type { TargetConfiguration } from '../../collectors/targets/configuration.ts';
import { type FoundTargets, findTargets } from '../../collectors/targets/find-targets.ts';
import { READINGS, type ResourceType } from '../../model/resource.ts';
import type { Shard } from '../../model/snapshot.ts';
import type { Fault } from '../../sim/faults/fault.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../sim/server.ts';

export const ALL_TYPES = Object.keys(READINGS) as ResourceType[];

/** A small landing zone in three regions, one of them an opt-in region. */
export function smallLandingZone(): LandingZone {
  return buildLandingZone({
    accounts: 6,
    regions: ['ca-central-1', 'us-east-1', 'eu-west-1'],
    seed: 7,
    now: new Date('2026-11-01T12:00:00.000Z'),
  });
}

export function configurationFor(landingZone: LandingZone): TargetConfiguration {
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
  readonly faults?: readonly Fault[];
  readonly configuration?: Partial<TargetConfiguration>;
  readonly types?: readonly ResourceType[];
  readonly signal?: AbortSignal;
};

/** Finds the targets of a simulated organization and collects them, over HTTP, with the clients of production. */
export async function scanSimulated(options: SimulatedScanOptions): Promise<SimulatedScan> {
  const { landingZone, faults = [], types = ALL_TYPES } = options;
  const server = await startServer({
    handlers: handlersOf(landingZone),
    callerAccount: landingZone.callerAccount,
    faults,
    recordCalls: false,
  });
  const calls: SentCall[] = [];
  const access = openAwsOn(server.endpoint, landingZone, (call) => calls.push(call));
  const signal = options.signal ?? new AbortController().signal;
  try {
    const configuration = { ...configurationFor(landingZone), ...options.configuration };
    const found = await findTargets(configuration, access, { clock: Date, signal });
    const shards = new Map<string, Shard>();
    const write = async (shard: Shard) => void shards.set(shard.name, shard);
    await collect({ ...found, types, aws: access, sink: { write }, clock: Date, signal });
    return { ...found, shards, calls, faultsOfOurOwn: server.faultsOfOurOwn };
  } finally {
    access.close();
    await server.close();
  }
}

function openAwsOn(endpoint: string, landingZone: LandingZone, onCall: (call: SentCall) => void): AwsAccess {
  return openAws({
    credentials: async () => ({ accessKeyId: `AKIASIM0${landingZone.callerAccount}`, secretAccessKey: 'simulated' }),
    region: landingZone.homeRegion,
    scanRole: landingZone.scanRole,
    externalId: landingZone.externalId,
    sessionName: 'zonewarden',
    endpoints: { default: endpoint },
    // The simulated organization has no limits of its own: nothing should wait for buckets of tokens.
    share: 1000,
    onCall,
  });
}
