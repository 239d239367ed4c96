import { openAws } from '../../collectors/aws/open-aws.ts';
import { collect } from '../../collectors/runner/collect.ts';
import type { TargetConfiguration } from '../../collectors/targets/configuration.ts';
import { findTargets } from '../../collectors/targets/find-targets.ts';
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
import { packageVersion } from '../package-root.ts';
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
  const aws = openAws({
    credentials: async () => credentials,
    region: landingZone.homeRegion,
    scanRole: configuration.scanRole,
    sessionName: 'zonewarden',
    endpoints: { default: server.endpoint },
    share: WITHOUT_LIMITS,
  });
  try {
    const clock = { now: () => Date.now() };
    const { signal } = new AbortController();
    const takenAt = new Date(clock.now()).toISOString();
    const { targets, found } = await findTargets(configuration, aws, { clock, signal });
    const types = neededTypes(rules, vocabulary);
    const shards = new Map<string, Shard>();
    const sink = { write: async (shard: Shard) => void shards.set(shard.name, shard) };
    await collect({ targets, found, types, aws, sink, clock, signal });
    const manifest = {
      format: 'zonewarden.snapshot/1' as const,
      tool: { name: 'zonewarden', version: packageVersion() },
      ...{ takenAt, endedAt: new Date(clock.now()).toISOString(), interrupted: null },
      ...{ targets, asked: types, calls: [], clock: simulation.clock, changes: [] },
    };
    return await findingsOf({ snapshot: memorySnapshot(manifest, shards), rules, vocabulary, parameters });
  } finally {
    aws.close();
    await server.close();
  }
}

/** The simulation has none. */
const WITHOUT_LIMITS = 1000;
