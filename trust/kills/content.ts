import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { readScanRecord } from '../../snapshot/scan-record.ts';

/**
 * What two snapshots have to have in common that saw the same: everything but the times of reading, what follows from
 * them, and what was spent. Checks every file on the way. Rejects with SnapshotError when one is not whole.
 */
export async function contentOf(folder: string): Promise<string> {
  const { manifest, shard } = await readSnapshot(folder);
  const { shards, calls, clock, ...rest } = manifest;
  const content: unknown[] = [rest, await readScanRecord(folder)];
  for (const { name, file, cells, resources } of shards) content.push({ file, cells, resources }, await shard(name));
  return timeless(JSON.stringify(content));
}

/** The same of a JSON report. */
export function contentOfReport(file: string): string {
  const { calls, clock, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  return timeless(JSON.stringify(rest));
}

/** Where the snapshot is, and how often it was asked of, stands in no finding. */
function timeless(text: string): string {
  return text.replace(/"(at|takenAt|endedAt|digest)":"[^"]*"/g, '"$1":""');
}

export const SNAPSHOT = 'snapshot';
export const snapshotOf = (folder: string) => path.join(folder, SNAPSHOT);
