import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuseDifferences } from './differences.ts';
import { readJournal, type Spent } from './journal.ts';
import { areWritten, keptShards } from './kept-shards.ts';
import { MANIFEST_FILE, SCAN_FILE, type UnfinishedPaths } from './layout.ts';
import { readSnapshot } from './read-snapshot.ts';
import { isAimed, readScanRecord, type ScanRecord, type ScanRequest, writeScanRecord } from './scan-record.ts';
import { SnapshotError, SnapshotNotWritten } from './snapshot-error.ts';
import { openUnfinished } from './unfinished-folder.ts';
import { publish, type ShardEntry, type SnapshotWriter, writerIn } from './write-snapshot.ts';

export type Resumed = {
  /** null: nothing is missing, the snapshot is whole under its name. */
  readonly writer: SnapshotWriter | null;
  /** null: the scan was ended before its targets were known, so that nothing is kept. */
  readonly record: ScanRecord | null;
};

/** What an earlier process has left, and where it lies. */
type Kept = {
  readonly record: ScanRecord;
  readonly from: string;
  readonly entries: readonly ShardEntry[];
  readonly before: readonly Spent[];
};

/**
 * Goes on with a scan that was killed, or whose snapshot is marked as interrupted: every shard that is whole is kept.
 * Throws SnapshotError when there is nothing to go on with or another process does, and an error with `faults` when the
 * scan was begun for another request.
 */
export async function resumeSnapshot(folder: string, request: ScanRequest): Promise<Resumed> {
  const opened = await openUnfinished(folder, 'resume');
  const { paths, lock } = opened;
  try {
    if (await isFinished(paths.snapshot)) {
      // Ended between its last file and its name.
      await refuseOther(paths.snapshot, request);
      await publish(folder, paths, lock);
      return await resumeSnapshot(folder, request);
    }
    const kept = (await unfinished(paths)) ?? (await finished(folder));
    if (kept === null) {
      await clear(paths, new Set());
      return { writer: await writerIn(folder, { ...opened, kept: [], before: [] }), record: null };
    }
    refuseDifferences(folder, kept.record.request, request);
    if (kept.from !== paths.snapshot && (await isWholeSnapshot(kept.from))) {
      lock.release();
      await rm(paths.folder, { recursive: true, force: true });
      return { writer: null, record: kept.record };
    }
    const shards = await keptShards(kept.from, kept.entries);
    const record = isAimed(kept.record) ? kept.record : null;
    const entries = record === null ? [] : shards;
    await take(kept.from, entries, paths);
    const writer = await writerIn(folder, { ...opened, kept: entries, before: kept.before });
    if (record !== null) await writeScanRecord(paths.snapshot, record);
    return { writer, record };
  } catch (error) {
    lock.release();
    throw isRefusedBySystem(error)
      ? new SnapshotNotWritten(folder, `cannot be written: ${(error as Error).message}`)
      : error;
  }
}

/** What a process left that was killed while it read. */
async function unfinished({ snapshot, journal }: UnfinishedPaths): Promise<Kept | null> {
  const record = await readScanRecord(snapshot);
  if (record === null) return null;
  const { shards, before } = await readJournal(journal);
  return { record, from: snapshot, entries: shards, before };
}

/** A snapshot that has its name. */
async function finished(folder: string): Promise<Kept | null> {
  if (!existsSync(path.join(folder, MANIFEST_FILE))) return null;
  const { manifest } = await readSnapshot(folder);
  const record = await recordOf(folder);
  const { calls, clock } = manifest;
  return { record, from: folder, entries: manifest.shards, before: [{ calls, clock }] };
}

async function recordOf(folder: string): Promise<ScanRecord> {
  const record = await readScanRecord(folder);
  if (record === null) throw new SnapshotError(folder, `has no ${SCAN_FILE}, without which no scan can go on from it`);
  return record;
}

async function refuseOther(snapshot: string, request: ScanRequest): Promise<void> {
  refuseDifferences(snapshot, (await recordOf(snapshot)).request, request);
}

/** Brings the kept shards into the unfinished folder, and removes everything else from it. */
async function take(from: string, entries: readonly ShardEntry[], paths: UnfinishedPaths): Promise<void> {
  const files = entries.map(({ file }) => file);
  const isInPlace = from === paths.snapshot;
  await clear(paths, new Set(isInPlace ? [SCAN_FILE, ...files] : []));
  if (isInPlace) return;
  await mkdir(path.join(paths.snapshot, 'accounts'), { recursive: true });
  for (const file of files) {
    const [source, target] = [path.join(from, file), path.join(paths.snapshot, file)];
    // A shard is never written to again, so that both folders may have the same file; not every disk knows links.
    await link(source, target).catch(() => copyFile(source, target));
  }
}

async function clear({ snapshot }: UnfinishedPaths, kept: ReadonlySet<string>): Promise<void> {
  for (const found of existsSync(snapshot) ? await readdir(snapshot, { recursive: true, withFileTypes: true }) : []) {
    const file = path.join(found.parentPath, found.name);
    const name = path.relative(snapshot, file).replaceAll('\\', '/');
    if (!found.isDirectory() && !kept.has(name)) await rm(file, { force: true });
  }
}

/** Whether every file of a snapshot is there; its shards are checked whenever they are read. */
async function isFinished(snapshot: string): Promise<boolean> {
  if (!existsSync(path.join(snapshot, MANIFEST_FILE))) return false;
  const { manifest } = await readSnapshot(snapshot);
  return areWritten(snapshot, manifest.shards);
}

async function isWholeSnapshot(folder: string): Promise<boolean> {
  return (await readSnapshot(folder)).manifest.interrupted === null;
}

function isRefusedBySystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
