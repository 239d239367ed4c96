import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { homeCredentials } from '../collectors/aws/credentials.ts';
import { endpointsFrom } from '../collectors/aws/endpoints.ts';
import { type AwsOptions, openAws } from '../collectors/aws/open-aws.ts';
import { collect } from '../collectors/runner/collect.ts';
import { findTargets } from '../collectors/targets/find-targets.ts';
import { vocabulary } from '../engine/built-in-vocabulary.ts';
import { neededTypes } from '../engine/needed-types.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { readSnapshot } from '../snapshot/read-snapshot.ts';
import { openSnapshotWriter, type SnapshotWriter } from '../snapshot/write-snapshot.ts';
import { packageVersion } from './package-root.ts';
import type { Prepared } from './prepare.ts';
import type { ScanEvent } from './scan-events.ts';
import { Stopped, type StopSignal, untilAborted } from './stop.ts';
import { removeAtExit } from './unfinished.ts';
import { UserError } from './user-error.ts';

export type CollectRequest = Pick<Prepared, 'configuration' | 'rules' | 'parameters'> & {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Where the snapshot is kept; null: in a temporary folder, until `dispose`. */
  readonly folder: string | null;
  readonly concurrency: number;
  /** How long calls are repeated and answers waited for; left out: as `openAws` has it. */
  readonly patience?: Pick<AwsOptions, 'deadlines' | 'timeouts'>;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onEvent: (event: ScanEvent) => void;
};

export type CollectedSnapshot = { readonly snapshot: Snapshot; dispose(): Promise<void> };

/**
 * Reads the organization into a snapshot on disk and opens it. What AWS refuses is in the snapshot. Throws SnapshotError
 * when the folder cannot be written, errors with `faults` when there are no usable credentials or a selected account or
 * region does not exist, and Stopped when the signal is aborted before AWS has answered at all.
 */
export async function collectSnapshot(request: CollectRequest): Promise<CollectedSnapshot> {
  const { configuration, rules, parameters, environment, signal, onEvent } = request;
  const { organization } = configuration;
  const { folder, dispose } = await placeOf(request.folder);
  const clock = { now: () => Date.now() };
  const takenAt = new Date(clock.now()).toISOString();
  const aws = openAws({
    credentials: await homeCredentials(organization.homeRegion),
    region: organization.homeRegion,
    scanRole: organization.scanRole ?? null,
    externalId: organization.externalId ?? null,
    sessionName: 'zonewarden',
    endpoints: endpointsFrom(environment),
    concurrency: request.concurrency,
    signal,
    ...request.patience,
  });
  let writer: SnapshotWriter | null = null;
  let keep = () => {};
  try {
    // Without an answer to this there is nothing to report, and credentials may be waited for without end.
    await Promise.race([aws.caller().catch(() => undefined), untilAborted(signal)]);
    if (signal.aborted) throw new Stopped(signal.reason);
    writer = await openSnapshotWriter(folder);
    keep = removeAtExit(writer.unfinished);
    const { targets, found } = await findTargets(
      {
        homeRegion: organization.homeRegion,
        accounts: organization.accounts,
        scanRole: organization.scanRole ?? null,
        ignoredOus: parameters.ignoredOus,
        regions: organization.regions,
        selectedAccounts: request.accounts.length > 0 ? request.accounts : undefined,
        selectedRegions: request.regions.length > 0 ? request.regions : undefined,
      },
      aws,
      { clock, signal },
    );
    const types = neededTypes(rules, vocabulary);
    onEvent({ event: 'targets', targets });
    await collect({
      ...{ targets, found, types, aws, sink: writer, clock, signal, progress: onEvent },
      questionsAtOnce: 4 * request.concurrency,
    });
    await writer.finish({
      format: 'zonewarden.snapshot/1',
      tool: { name: 'zonewarden', version: packageVersion() },
      takenAt,
      endedAt: new Date(clock.now()).toISOString(),
      interrupted: signal.aborted ? (signal.reason as StopSignal) : null,
      targets,
      asked: types,
    });
    return { snapshot: await readSnapshot(folder), dispose };
  } catch (error) {
    await writer?.discard();
    await dispose();
    throw error;
  } finally {
    keep();
    aws.close();
  }
}

/** The user's folder, or one inside a temporary folder that `dispose` removes. */
async function placeOf(wanted: string | null): Promise<{ readonly folder: string; dispose(): Promise<void> }> {
  if (wanted !== null) return { folder: wanted, dispose: async () => {} };
  let temporary: string;
  try {
    temporary = await mkdtemp(path.join(tmpdir(), 'zonewarden-'));
  } catch (error) {
    const reason = (error as Error).message;
    throw new UserError([`no temporary folder can be made; set TMPDIR, or use --snapshot: ${reason}`]);
  }
  const keep = removeAtExit(temporary);
  return {
    folder: path.join(temporary, 'snapshot'),
    async dispose() {
      await rm(temporary, { recursive: true, force: true });
      keep();
    },
  };
}
