import path from 'node:path';
import { LIMITS } from '../files/limits.ts';
import { readRegularFile, UnusableFile } from '../files/regular-file.ts';
import { FOLLOW_UP_SHARD } from '../model/shard-names.ts';
import type { Manifest } from '../model/snapshot.ts';
import { sha256, shardFile } from './layout.ts';
import { isWhole } from './scan-record.ts';
import { unpack } from './unpack.ts';

type ShardEntry = Manifest['shards'][number];

/**
 * The shards that need not be read again: their file is the one that was written, and the scan was not ended while they
 * were read. What all accounts together lead to is read again with any of them. The last entry of a name counts. Sorted
 * by file.
 */
export async function keptShards(folder: string, entries: readonly ShardEntry[]): Promise<ShardEntry[]> {
  const kept: ShardEntry[] = [];
  const last = new Map(entries.map((one) => [one.name, one]));
  for (const entry of last.values()) {
    const bytes = await writtenBytes(folder, entry);
    const text = bytes === null ? null : await unpack(entry.file, bytes).catch(() => null);
    if (text !== null && wasNotEnded(text.toString('utf8'))) kept.push(entry);
  }
  const areAll = kept.length === last.size;
  return kept.filter(({ name }) => areAll || name !== FOLLOW_UP_SHARD).sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Whether every shard's file is the one that was written. */
export async function areWritten(folder: string, entries: readonly ShardEntry[]): Promise<boolean> {
  for (const entry of entries) if ((await writtenBytes(folder, entry)) === null) return false;
  return true;
}

/** null: the file is not there, cannot be read, or is another one than was written. */
async function writtenBytes(folder: string, entry: ShardEntry): Promise<Buffer | null> {
  if (entry.file !== shardFile(entry.name)) return null;
  const bytes = bytesOf(path.join(folder, entry.file));
  return bytes !== null && bytes.length === entry.bytes && sha256(bytes) === entry.sha256 ? bytes : null;
}

function bytesOf(file: string): Buffer | null {
  try {
    return readRegularFile(file, { maxBytes: LIMITS.shardBytes, links: 'refused' });
  } catch (error) {
    if (error instanceof UnusableFile) return null;
    throw error;
  }
}

/** Whether every question was answered before the scan was ended, or refused. Cells come first in a shard. */
function wasNotEnded(text: string): boolean {
  for (const line of text.split('\n')) {
    if (!line.startsWith(CELL)) return true;
    if (!isWhole(JSON.parse(line).cell)) return false;
  }
  return true;
}

const CELL = '{"cell":';
