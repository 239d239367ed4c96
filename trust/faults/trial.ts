import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFaults } from '../../sim/faults/parse.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { AwsShape, Handler } from '../../sim/operation.ts';
import { type RecordedCall, startServer } from '../../sim/server.ts';
import { violate } from '../../sim/violations/index.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { SLOW_MACHINE, scan } from '../scan.ts';
import type { FullReport } from '../whole-report.ts';
import { hurriedClock } from './hurried-clock.ts';
import type { Situation } from './situations.ts';
import type { Slice } from './slices.ts';

/** One scan under faults, and what came of it. */
export type Trial = {
  /** null: the scan ended with an error. */
  readonly report: FullReport | null;
  /** `CallerNotKnown`: nothing could be scanned, because AWS did not say who asks. null: the scan came to its end. */
  readonly error: { readonly name: string; readonly message: string } | null;
  readonly calls: readonly RecordedCall[];
  /** Everything that was read, sorted: one line for each resource, without instants, which differ from scan to scan. */
  readonly resources: readonly string[];
};

export type TrialOptions = {
  /** The rules that are judged, and for which is read; left out: all. */
  readonly rules?: Slice;
  /** Time passes as it does, for faults that are late but not too late. */
  readonly isInRealTime?: boolean;
  /** Is given every answer of the simulated organization. */
  readonly onAnswer?: (operation: string, output: AwsShape) => void;
};

/** Scans a simulated organization of its own under faults (as `--fault` takes them). */
export async function attempt(
  situation: Situation,
  faults: readonly string[],
  { rules = [], isInRealTime = false, onAnswer }: TrialOptions = {},
): Promise<Trial> {
  const { violations, size, regions, seed } = situation;
  const landingZone = buildLandingZone({ accounts: size, regions, seed, now: new Date() });
  violate(landingZone, violations);
  const { callerAccount, homeRegion, core, scanRole } = landingZone;
  const server = await startServer({
    handlers: onAnswer === undefined ? handlersOf(landingZone) : overheard(handlersOf(landingZone), onAnswer),
    callerAccount,
    faults: parseFaults([...situation.faults, ...faults]),
  });
  let sent = 0;
  // A request that was sent and has not arrived is on its way.
  const clock = hurriedClock(() => (sent === server.calls.length ? sent : null));
  const folder = await mkdtemp(path.join(tmpdir(), 'zonewarden-faults-'));
  try {
    const report = await scan({
      endpoint: server.endpoint,
      accessKeyId: `AKIASIM0${callerAccount}`,
      organization: { homeRegion, accounts: core, scanRole },
      rules,
      folder: path.join(folder, 'snapshot'),
      share: 1,
      timing: isInRealTime ? SLOW_MACHINE : { ...SLOW_MACHINE, deadlines: DEADLINES, clock, onCall: () => sent++ },
    });
    return { report, error: null, calls: server.calls, resources: await resourcesIn(path.join(folder, 'snapshot')) };
  } catch (error) {
    const { name, stack = '' } = error as Error;
    return { report: null, error: { name, message: stack }, calls: server.calls, resources: [] };
  } finally {
    clock.stop();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is never answered ends by these, which the clock hurries. */
const DEADLINES = { throttled: 20_000, unanswered: 15_000 };

function overheard(
  handlers: ReadonlyMap<string, Handler>,
  onAnswer: NonNullable<TrialOptions['onAnswer']>,
): Map<string, Handler> {
  return new Map(
    [...handlers].map(([operation, handler]) => [
      operation,
      (input, call) => {
        const output = handler(input, call);
        onAnswer(operation, output);
        return output;
      },
    ]),
  );
}

async function resourcesIn(folder: string): Promise<string[]> {
  const snapshot = await readSnapshot(folder);
  const shards = await Promise.all(snapshot.manifest.shards.map(({ name }) => snapshot.shard(name)));
  const lines = shards.flatMap(({ resources }) =>
    resources.map((resource) => JSON.stringify(resource, withoutInstant)),
  );
  // Shards stand in the order in which accounts were done.
  return lines.sort();
}

function withoutInstant(_: string, value: unknown): unknown {
  return typeof value === 'string' && INSTANT.test(value) ? 'an instant' : value;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
