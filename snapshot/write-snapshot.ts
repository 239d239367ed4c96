import { existsSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { LIMITS } from '../files/limits.ts';
import type { Manifest, Shard } from '../model/snapshot.ts';
import { syncFolder, writeDurably } from './durable.ts';
import { addToJournal, type Spent, startJournal } from './journal.ts';
import { MANIFEST_FILE, manifestDigest, sha256, shardFile, type UnfinishedPaths } from './layout.ts';
import type { Lock } from './lock.ts';
import { readShard } from './read-shard.ts';
import { type ScanRecord, writeScanRecord } from './scan-record.ts';
import { SnapshotNotWritten } from './snapshot-error.ts';
import { openUnfinished } from './unfinished-folder.ts';

const compress = promisify(gzip);

export type ShardEntry = Manifest['shards'][number];

/** `read` throws SnapshotError when the file is not what was written. */
export type KeptShards = { readonly names: ReadonlySet<string>; read(name: string): Promise<Shard> };

/**
 * Takes shards as they come and makes a snapshot folder of them; nothing appears under its name until `finish`. What the
 * system refuses to write rejects with SnapshotNotWritten, and so does everything after it.
 */
export interface SnapshotWriter {
  /** The folder that another process can go on from. */
  readonly unfinished: string;
  /** The shards that an earlier process has written. */
  readonly kept: KeptShards;
  /** What each of the earlier processes has sent. */
  readonly before: readonly Spent[];
  /** Writes down what the scan is aimed at. Without it no other process can go on. */
  begin(record: ScanRecord): Promise<void>;
  /** Writes one shard. Throws when a shard of that name was written before. */
  write(shard: Shard, spent?: Spent): Promise<void>;
  /** Writes the manifest and gives the folder its name. Nothing can be written afterwards. */
  finish(manifest: Omit<Manifest, 'shards'>): Promise<Manifest>;
  /** Leaves what was written for another process to go on from. */
  leave(): void;
  /** Removes everything that was written. */
  discard(): Promise<void>;
}

/** Opens a writer for a folder that does not exist yet or is empty. Throws SnapshotError when it cannot be written. */
export async function openSnapshotWriter(folder: string): Promise<SnapshotWriter> {
  const { paths, lock } = await openUnfinished(folder, 'begin');
  return writerIn(folder, { paths, lock, kept: [], before: [] });
}

export type Begun = {
  readonly paths: UnfinishedPaths;
  readonly lock: Lock;
  readonly kept: readonly ShardEntry[];
  readonly before: readonly Spent[];
};

/** A writer that goes on with what lies in the unfinished folder. */
export async function writerIn(folder: string, { paths, lock, kept, before }: Begun): Promise<SnapshotWriter> {
  const entries = new Map(kept.map((entry) => [entry.name, entry]));
  let refused: SnapshotNotWritten | null = null;
  await system(async () => {
    await mkdir(path.join(paths.snapshot, 'accounts'), { recursive: true });
    await startJournal(paths.journal, { shards: kept, before });
  });
  return {
    unfinished: paths.folder,
    kept: {
      names: new Set(entries.keys()),
      async read(name) {
        const entry = entries.get(name);
        if (entry === undefined) throw new Error(`the shard ${name} was not written`);
        return await readShard(paths.snapshot, entry);
      },
    },
    before,
    begin: (record) => system(() => writeScanRecord(paths.snapshot, record)),
    async write(shard, spent) {
      if (entries.has(shard.name)) throw new Error(`the shard ${shard.name} was written before`);
      // At this level nothing shrinks so much that readers would take it for a bomb.
      const bytes = await compress(shardText(shard), { level: constants.Z_BEST_SPEED });
      const entry = entryOf(shard, bytes);
      entries.set(shard.name, entry);
      await system(() => writeDurably(path.join(paths.snapshot, entry.file), bytes));
      await system(() => addToJournal(paths.journal, entry, spent ?? null));
    },
    async finish(manifest) {
      const shards = [...entries.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
      const whole: Manifest = { ...manifest, shards };
      const text = `${JSON.stringify({ ...whole, digest: manifestDigest(whole) }, null, 1)}\n`;
      await system(async () => {
        // Nothing gets its name that could not be read again.
        if (Buffer.byteLength(text) > LIMITS.manifestBytes)
          throw new Error('there are too many accounts to be read again');
        await writeDurably(path.join(paths.snapshot, MANIFEST_FILE), text);
        await publish(folder, paths, lock);
      });
      return whole;
    },
    leave: () => lock.release(),
    async discard() {
      lock.release();
      await rm(paths.folder, { recursive: true, force: true });
    },
  };

  async function system<T>(step: () => Promise<T>): Promise<T> {
    if (refused) throw refused;
    try {
      return await step();
    } catch (error) {
      refused ??= new SnapshotNotWritten(folder, `cannot be written: ${(error as Error).message}`);
      throw refused;
    }
  }
}

/**
 * Gives a whole snapshot its name. An interrupted one that has the name steps aside for a moment, in which a process
 * that dies leaves both: whoever goes on ends here again.
 */
export async function publish(folder: string, paths: UnfinishedPaths, lock: Lock): Promise<void> {
  const target = path.resolve(folder);
  if (existsSync(target)) {
    // The folder that the user made for it may be empty; any other is the snapshot that this one goes on from.
    await rmdir(target).catch(async () => {
      await rm(paths.replaced, { recursive: true, force: true });
      await rename(target, paths.replaced);
    });
  }
  await rename(paths.snapshot, target);
  await syncFolder(path.dirname(target));
  lock.release();
  await rm(paths.folder, { recursive: true, force: true });
}

function entryOf({ name, cells, resources }: Shard, bytes: Uint8Array): ShardEntry {
  const file = shardFile(name);
  return { name, file, sha256: sha256(bytes), bytes: bytes.length, cells: cells.length, resources: resources.length };
}

function shardText(shard: Shard): string {
  const lines: string[] = [];
  for (const cell of shard.cells) lines.push(JSON.stringify({ cell }));
  for (const resource of shard.resources) lines.push(JSON.stringify({ resource }));
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}
