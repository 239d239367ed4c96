import path from 'node:path';
import { findChanges } from '../../collectors/targets/account-changes.ts';
import { identifyCaller } from '../../collectors/targets/caller.ts';
import type { Shard, Snapshot } from '../../model/snapshot.ts';
import { OtherRequest } from '../../snapshot/differences.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { resumeSnapshot } from '../../snapshot/resume-snapshot.ts';
import { SnapshotNotWritten } from '../../snapshot/snapshot-error.ts';
import { openSnapshotWriter } from '../../snapshot/write-snapshot.ts';
import { type OpenScan, openScan } from '../scan/open-scan.ts';
import type { ScanEvent } from '../scan/scan-events.ts';
import type { ScanSettings } from '../scan/settings.ts';
import { removeAtExit } from '../unfinished.ts';
import { recordedRequest } from './recorded-request.ts';
import { recordOf, type ScanStart, startOf } from './scan-start.ts';
import { snapshotPlace } from './snapshot-place.ts';
import { sumSpent } from './spent.ts';
import { Stopped, type StopSignal, untilAborted } from './stopped.ts';

export type CollectOptions = {
  /** Where the snapshot is kept; null: in a temporary folder, until `dispose`. */
  readonly folder: string | null;
  /** Whether to go on with what an earlier process has left there; left out: a new snapshot is begun. */
  readonly resume?: boolean;
  readonly onEvent?: (event: ScanEvent) => void;
};

export type CollectedSnapshot = {
  readonly snapshot: Snapshot;
  /** The folder that its own lies in: there was room for it there. */
  readonly parent: string;
  dispose(): Promise<void>;
};

/**
 * Reads the organization into a snapshot on disk and opens it; with `resume`, only what an earlier process has not read.
 * What AWS refuses is in the snapshot. Throws SnapshotError when the folder cannot be written or gone on with, errors with
 * `faults` when there are no usable credentials, a selected account or region does not exist, or the earlier process was
 * asked for something else, and Stopped when the signal is aborted before AWS has answered at all.
 */
export async function collectSnapshot(settings: ScanSettings, options: CollectOptions): Promise<CollectedSnapshot> {
  const { folder, dispose } = await snapshotPlace(options.folder);
  try {
    await writeSnapshot(settings, options, folder);
    return { snapshot: await readSnapshot(folder), parent: path.dirname(path.resolve(folder)), dispose };
  } catch (error) {
    await dispose().catch(() => undefined);
    throw error;
  }
}

async function writeSnapshot(settings: ScanSettings, options: CollectOptions, folder: string): Promise<void> {
  const { signal } = settings;
  const { onEvent = () => undefined } = options;
  const asked = recordedRequest(settings);
  const resumed = options.resume === true ? await resumeSnapshot(folder, asked) : null;
  if (resumed?.writer === null) return;
  const takenAt = new Date().toISOString();
  const scan = await openScan(settings);
  let writer = resumed?.writer ?? null;
  let isBegun = resumed !== null && resumed.record !== null;
  let keep = () => {};
  try {
    // Without an answer to this there is nothing to report, and credentials may be waited for without end.
    await Promise.race([scan.aws.caller().catch(() => undefined), untilAborted(signal)]);
    if (signal.aborted) throw new Stopped(signal.reason);
    writer ??= await openSnapshotWriter(folder);
    if (!isBegun) keep = removeAtExit(writer.unfinished);
    const start = resumed?.record
      ? await sameCaller(startOf(resumed.record), scan, folder)
      : await newStart(takenAt, scan);
    await writer.begin(recordOf(start, asked));
    isBegun = options.folder !== null;
    if (isBegun) keep();
    const { targets, listing } = start;
    onEvent({ event: 'targets', targets });
    const sink = { write: (shard: Shard) => writer?.write(shard, scan.spent()) ?? Promise.resolve() };
    await scan.collect(start, sink, { kept: writer.kept, progress: onEvent });
    const changes = await findChanges(targets, listing, scan.aws, scan.watch);
    const interrupted = signal.aborted ? (signal.reason as StopSignal) : null;
    const spent = sumSpent([...writer.before, scan.spent()]);
    await writer.finish(scan.manifest({ takenAt: start.takenAt, targets, interrupted, ...spent, changes }));
  } catch (error) {
    if (isBegun) writer?.leave();
    // What cannot be removed either is not worth more words than why the scan ended.
    else await writer?.discard().catch(() => undefined);
    throw error instanceof SnapshotNotWritten ? error.with(isBegun ? keptAdvice(folder) : LOST_ADVICE) : error;
  } finally {
    keep();
    scan.close();
  }
}

async function newStart(takenAt: string, scan: OpenScan): Promise<ScanStart> {
  const found = await scan.findTargets();
  return { takenAt, caller: (await identifyCaller(scan.aws)).account, ...found };
}

/** Throws OtherRequest when the credentials are of another account: it may see another organization. */
async function sameCaller(start: ScanStart, scan: OpenScan, folder: string): Promise<ScanStart> {
  const { account } = await identifyCaller(scan.aws);
  if (account === start.caller) return start;
  const difference = `it was account ${start.caller} when the scan began, now it is account ${account}`;
  throw new OtherRequest([`--resume ${folder}: caller: ${difference}`]);
}

function keptAdvice(folder: string): string {
  return `what was read until then is kept: make room, and go on with --resume ${folder}`;
}

const LOST_ADVICE = 'nothing is kept: set TMPDIR to a folder with more room, or use --snapshot';
