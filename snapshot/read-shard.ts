import path from 'node:path';
import { LIMITS } from '../files/limits.ts';
import { readRegularFile, UnusableFile } from '../files/regular-file.ts';
import type { Manifest, Shard } from '../model/snapshot.ts';
import { parseShard } from './parse-shard.ts';
import { SnapshotError } from './snapshot-error.ts';

/** A shard of the snapshot in a folder. Throws SnapshotError when the file is not the one that its entry speaks of. */
export function readShard(
  folder: string,
  entry: Manifest['shards'][number],
  checks: { readonly isChecked: boolean } = { isChecked: false },
): Promise<Shard> {
  const file = path.join(folder, entry.file);
  return parseShard(file, bytesOf(file, LIMITS.shardBytes), entry, checks);
}

/** Links are refused, so that every file that is read lies in the folder. */
export function bytesOf(file: string, maxBytes: number): Buffer {
  try {
    return readRegularFile(file, { maxBytes, links: 'refused' });
  } catch (error) {
    throw error instanceof UnusableFile ? new SnapshotError(file, error.message) : error;
  }
}
