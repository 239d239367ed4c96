import type { TargetConfiguration } from '../../collectors/targets/configuration.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { findingsOf } from '../../engine/judging/judge.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Finding } from '../../model/finding.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import type { ClockCheck, Shard } from '../../model/snapshot.ts';
import type { Fault } from '../../sim/faults/fault.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../sim/server.ts';
import { openScan } from '../scan/open-scan.ts';
import { memorySnapshot } from './memory-snapshot.ts';

export type Simulation = {
  readonly landingZone: LandingZone;
  readonly faults: readonly Fault[];
  readonly configuration: TargetConfiguration;
  readonly rules: readonly Rule[];
  readonly parameters: Parameters;
  readonly clock: ClockCheck;
};

/** What a scan would say of a simulated organization. Nothing but this machine is asked. */
export async function scanSimulation(simulation: Simulation): Promise<readonly Finding[]> {
  const { landingZone, faults, configuration, rules, parameters } = simulation;
  const server = await startServer({
    handlers: handlersOf(landingZone, { pageSize: 100 }),
    callerAccount: landingZone.callerAccount,
    faults,
    recordCalls: false,
  });
  const credentials = { accessKeyId: `AKIASIM0${landingZone.callerAccount}`, secretAccessKey: 'simulated' };
  const takenAt = new Date().toISOString();
  const scan = await openScan({
    targetConfiguration: configuration,
    types: neededTypes(rules, vocabulary),
    parameters,
    credentials: async () => credentials,
    externalId: null,
    endpoints: { default: server.endpoint },
    ...{ concurrency: 64, share: WITHOUT_LIMITS, maxCalls: null, signal: new AbortController().signal },
  });
  try {
    const found = await scan.findTargets();
    const { targets } = found;
    const shards = new Map<string, Shard>();
    const sink = { write: async (shard: Shard) => void shards.set(shard.name, shard) };
    await scan.collect(found, sink);
    const { clock } = simulation;
    const manifest = scan.manifest({ takenAt, targets, interrupted: null, calls: [], clock, changes: [] });
    return await findingsOf({ snapshot: memorySnapshot(manifest, shards), rules, vocabulary, parameters });
  } finally {
    scan.close();
    await server.close();
  }
}

/** The simulation has none. */
const WITHOUT_LIMITS = 1000;
