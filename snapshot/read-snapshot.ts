import { readdirSync } from 'node:fs';
import path from 'node:path';
import { LIMITS } from '../files/limits.ts';
import type { Manifest, Snapshot } from '../model/snapshot.ts';
import { MANIFEST_FILE, SCAN_FILE } from './layout.ts';
import { parseManifest } from './parse-manifest.ts';
import { bytesOf, readShard } from './read-shard.ts';
import { SnapshotError } from './snapshot-error.ts';

/**
 * Opens a snapshot folder. The manifest is checked now, every shard when it is read: digest, size, counts, and each line
 * against the schema; a second time without the schema, because the same digest means the same lines. Throws SnapshotError
 * with the name of the file that is missing, cut short, edited or foreign.
 */
export async function readSnapshot(folder: string): Promise<Snapshot> {
  const manifestFile = path.join(folder, MANIFEST_FILE);
  const manifest = parseManifest(manifestFile, bytesOf(manifestFile, LIMITS.manifestBytes));
  refuseForeignFiles(folder, manifest);
  const entries = new Map(manifest.shards.map((entry) => [entry.name, entry]));
  const checked = new Set<string>();
  return {
    manifest,
    async shard(name) {
      const entry = entries.get(name);
      if (!entry) throw new SnapshotError(folder, `has no shard ${name}`);
      const shard = await readShard(folder, entry, { isChecked: checked.has(name) });
      checked.add(name);
      return shard;
    },
  };
}

function refuseForeignFiles(folder: string, manifest: Manifest): void {
  const files = new Set([MANIFEST_FILE, SCAN_FILE, ...manifest.shards.map(({ file }) => file)]);
  for (const entry of entriesOf(folder)) {
    if (entry.name === ACCOUNTS && entry.isDirectory()) continue;
    if (entry.name === ACCOUNTS || !files.has(entry.name)) throw foreign(folder, entry.name);
  }
  const accounts = path.join(folder, ACCOUNTS);
  for (const { name } of entriesOf(accounts)) {
    if (!files.has(`${ACCOUNTS}/${name}`)) throw foreign(accounts, name);
  }
}

const ACCOUNTS = 'accounts';

/** Not those of folders in it: none belongs there. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new SnapshotError(folder, `cannot be read: ${(error as Error).message}`);
  }
}

function foreign(folder: string, name: string): SnapshotError {
  return new SnapshotError(path.join(folder, name), 'does not belong to the snapshot');
}
