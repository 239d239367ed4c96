import { accessSync, existsSync, lstatSync, constants as modes, readdirSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { whyFull } from './disk-space.ts';
import { SCAN_FILE, type UnfinishedPaths, unfinishedPaths } from './layout.ts';
import { type Lock, lockOwner, type Owner, takeLock } from './lock.ts';
import { SnapshotError } from './snapshot-error.ts';

/** `begin`: a new snapshot; `resume`: one that was begun before. */
export type Purpose = 'begin' | 'resume';

/** Throws SnapshotError when no snapshot can be written to a folder: it is a file, it is not empty, or it may not be made. */
export function refuseFolder(folder: string): void {
  const target = path.resolve(folder);
  try {
    if (existsSync(target) && readdirSync(target).length > 0) {
      const advice = 'name another folder or remove it; --resume goes on with a scan that was ended';
      throw new SnapshotError(folder, `is there already and is not empty; ${advice}`);
    }
    refusePlace(target);
  } catch (error) {
    throw refusal(folder, error);
  }
  refuseUnfinished(folder, 'begin');
}

/** Throws SnapshotError when there is nothing to go on with, when another process does, or when it may not be written. */
export function refuseResume(folder: string): void {
  const paths = unfinishedPaths(folder);
  const target = path.resolve(folder);
  try {
    const isThere = existsSync(target) && readdirSync(target).length > 0;
    if (!isThere && !existsSync(paths.folder)) {
      const found = `there is neither a snapshot nor ${path.basename(paths.folder)} beside it`;
      throw new SnapshotError(folder, `no scan was begun: ${found}; begin one with --snapshot`);
    }
    refusePlace(target);
  } catch (error) {
    throw refusal(folder, error);
  }
  refuseUnfinished(folder, 'resume');
}

/** Makes or takes over the folder beside the snapshot's, for this process alone. Throws SnapshotError. */
export async function openUnfinished(
  folder: string,
  purpose: Purpose,
): Promise<{ readonly paths: UnfinishedPaths; readonly lock: Lock }> {
  if (purpose === 'begin') refuseFolder(folder);
  else refuseResume(folder);
  const paths = unfinishedPaths(folder);
  let taken: Awaited<ReturnType<typeof takeLock>>;
  try {
    await mkdir(paths.folder, { recursive: true });
    taken = await takeLock(paths.lock);
  } catch (error) {
    throw refusal(folder, error);
  }
  if ('heldBy' in taken) throw inUse(paths, taken.heldBy);
  return { paths, lock: taken };
}

function refuseUnfinished(folder: string, purpose: Purpose): void {
  const paths = unfinishedPaths(folder);
  const owner = lockOwner(paths.lock);
  if (owner !== null) throw inUse(paths, owner);
  // What was ended before its targets were known holds nothing.
  const holds = existsSync(path.join(paths.snapshot, SCAN_FILE)) || existsSync(paths.replaced);
  if (purpose === 'begin' && holds) {
    const advice = `go on with it by --resume ${folder}, or remove ${paths.folder}`;
    throw new SnapshotError(folder, `an earlier scan was ended before its end; ${advice}`);
  }
}

function inUse(paths: UnfinishedPaths, { pid, host, since }: Owner): SnapshotError {
  const who = `process ${pid} on ${host.split(' ')[0]}, since ${since}`;
  const advice =
    'wait for it, or name another folder; a process of another machine counts as ended a minute after it was';
  return new SnapshotError(paths.folder, `another scan is writing it (${who}); ${advice}`);
}

/** The folder is made under another name first, so that what holds it has to be writable too. */
function refusePlace(target: string): void {
  // A snapshot takes its name by a rename, which would replace the link and leave what it points to as it is.
  if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error('it is a link; name the folder that it points to');
  }
  const found = statSync(target, { throwIfNoEntry: false });
  if (found !== undefined && found.dev !== statSync(path.dirname(target)).dev) {
    throw new Error('a disk is mounted there, which cannot be renamed; name a folder on it');
  }
  let above = path.dirname(target);
  while (!existsSync(above)) above = path.dirname(above);
  readdirSync(above);
  accessSync(above, modes.W_OK);
  const full = whyFull(above);
  if (full !== null) throw new Error(full);
}

function refusal(folder: string, error: unknown): SnapshotError {
  if (error instanceof SnapshotError) return error;
  return new SnapshotError(folder, `cannot be written: ${(error as Error).message}`);
}
