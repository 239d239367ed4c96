import { callsOf } from '../collectors/aws/counters.ts';
import { homeCredentials } from '../collectors/aws/credentials.ts';
import { endpointsFrom } from '../collectors/aws/endpoints.ts';
import { type AwsAccess, type AwsOptions, openAws } from '../collectors/aws/open-aws.ts';
import { collect } from '../collectors/runner/collect.ts';
import { findChanges } from '../collectors/targets/account-changes.ts';
import { findTargets } from '../collectors/targets/find-targets.ts';
import { vocabulary } from '../engine/built-in-vocabulary.ts';
import { neededTypes } from '../engine/needed-types.ts';
import type { Shard, Snapshot } from '../model/snapshot.ts';
import { readSnapshot } from '../snapshot/read-snapshot.ts';
import { resumeSnapshot } from '../snapshot/resume-snapshot.ts';
import { SnapshotNotWritten } from '../snapshot/snapshot-error.ts';
import { openSnapshotWriter } from '../snapshot/write-snapshot.ts';
import { packageVersion } from './package-root.ts';
import type { Prepared } from './prepare.ts';
import type { ScanEvent } from './scan-events.ts';
import { scanRequestOf, targetConfigurationOf } from './scan-request.ts';
import { recordOf, startOf } from './scan-start.ts';
import { snapshotPlace } from './snapshot-place.ts';
import { sumSpent } from './spent.ts';
import { Stopped, type StopSignal, untilAborted } from './stop.ts';
import { removeAtExit } from './unfinished.ts';

export type CollectRequest = Pick<Prepared, 'configuration' | 'rules' | 'parameters'> & {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Where the snapshot is kept; null: in a temporary folder, until `dispose`. */
  readonly folder: string | null;
  /** Whether to go on with what an earlier process has left there; left out: a new snapshot is begun. */
  readonly resume?: boolean;
  readonly concurrency: number;
  /** The part of AWS's limits that may be used, above 0 and up to 1. */
  readonly share: number;
  /** Most requests to AWS in all; null: as many as it takes. */
  readonly maxCalls: number | null;
  /** How long calls are repeated and answers waited for, and by which clock; left out: as `openAws` has it. */
  readonly patience?: Pick<AwsOptions, 'deadlines' | 'timeouts' | 'clock' | 'onCall'>;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onEvent: (event: ScanEvent) => void;
};

export type CollectedSnapshot = {
  readonly snapshot: Snapshot;
  /** Where it lies. */
  readonly folder: string;
  dispose(): Promise<void>;
};

/**
 * Reads the organization into a snapshot on disk and opens it; with `resume`, only what an earlier process has not read.
 * What AWS refuses is in the snapshot. Throws SnapshotError when the folder cannot be written or gone on with, errors with
 * `faults` when there are no usable credentials, a selected account or region does not exist, or the earlier process was
 * asked for something else, and Stopped when the signal is aborted before AWS has answered at all.
 */
export async function collectSnapshot(request: CollectRequest): Promise<CollectedSnapshot> {
  const { folder, dispose } = await snapshotPlace(request.folder);
  try {
    await writeSnapshot(request, folder);
    return { snapshot: await readSnapshot(folder), folder, dispose };
  } catch (error) {
    await dispose().catch(() => undefined);
    throw error;
  }
}

async function writeSnapshot(request: CollectRequest, folder: string): Promise<void> {
  const types = neededTypes(request.rules, vocabulary);
  const asked = scanRequestOf(request, types);
  const resumed = request.resume === true ? await resumeSnapshot(folder, asked) : null;
  if (resumed?.writer === null) return;
  const { signal, onEvent } = request;
  const clock = { now: () => Date.now() };
  const takenAt = new Date(clock.now()).toISOString();
  const aws = await openAwsFor(request);
  let writer = resumed?.writer ?? null;
  let isBegun = resumed !== null && resumed.record !== null;
  let keep = () => {};
  const spent = () => ({ calls: callsOf(aws.counts()), clock: aws.clock() });
  try {
    // Without an answer to this there is nothing to report, and credentials may be waited for without end.
    await Promise.race([aws.caller().catch(() => undefined), untilAborted(signal)]);
    if (signal.aborted) throw new Stopped(signal.reason);
    writer ??= await openSnapshotWriter(folder);
    if (!isBegun) keep = removeAtExit(writer.unfinished);
    const start = resumed?.record
      ? startOf(resumed.record)
      : { takenAt, ...(await findTargets(targetConfigurationOf(request), aws, { clock, signal })) };
    await writer.begin(recordOf(start, asked));
    isBegun = request.folder !== null;
    if (isBegun) keep();
    const { targets, found, listing } = start;
    onEvent({ event: 'targets', targets });
    const sink = { write: (shard: Shard) => writer?.write(shard, spent()) ?? Promise.resolve() };
    await collect({
      ...{ targets, found, types, aws, sink, kept: writer.kept, clock, signal, progress: onEvent },
      questionsAtOnce: 4 * request.concurrency,
    });
    const changes = await findChanges(targets, listing, aws, { clock, signal });
    await writer.finish({
      format: 'zonewarden.snapshot/1',
      tool: { name: 'zonewarden', version: packageVersion() },
      takenAt: start.takenAt,
      endedAt: new Date(clock.now()).toISOString(),
      interrupted: signal.aborted ? (signal.reason as StopSignal) : null,
      targets,
      asked: types,
      ...sumSpent([...writer.before, spent()]),
      changes,
    });
  } catch (error) {
    if (isBegun) writer?.leave();
    // What cannot be removed either is not worth more words than why the scan ended.
    else await writer?.discard().catch(() => undefined);
    throw error instanceof SnapshotNotWritten ? error.with(isBegun ? keptAdvice(folder) : LOST_ADVICE) : error;
  } finally {
    keep();
    aws.close();
  }
}

function keptAdvice(folder: string): string {
  return `what was read until then is kept: make room, and go on with --resume ${folder}`;
}

const LOST_ADVICE = 'nothing is kept: set TMPDIR to a folder with more room, or use --snapshot';

/** The way to AWS as the request wants it. */
export async function openAwsFor({
  configuration,
  environment,
  ...request
}: Omit<CollectRequest, 'folder' | 'onEvent'>): Promise<AwsAccess> {
  const { organization } = configuration;
  return openAws({
    credentials: await homeCredentials(organization.homeRegion),
    region: organization.homeRegion,
    scanRole: organization.scanRole ?? null,
    externalId: organization.externalId ?? null,
    sessionName: 'zonewarden',
    endpoints: endpointsFrom(environment),
    concurrency: request.concurrency,
    share: request.share,
    maxCalls: request.maxCalls,
    signal: request.signal,
    ...request.patience,
  });
}
