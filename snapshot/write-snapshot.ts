import { randomUUID } from 'node:crypto';
import { accessSync, existsSync, constants as modes, readdirSync } from 'node:fs';
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Manifest, Shard } from '../model/snapshot.ts';
import { MANIFEST_FILE, manifestDigest, sha256, shardFile } from './layout.ts';
import { SnapshotError } from './snapshot-error.ts';

const compress = promisify(gzip);

type ShardEntry = Manifest['shards'][number];

/** Takes shards as they come and makes a snapshot folder of them; nothing appears under its name until `finish`. */
export interface SnapshotWriter {
  /** The folder's name until `finish`. */
  readonly unfinished: string;
  /** Writes one shard. Throws when a shard of that name was written before. */
  write(shard: Shard): Promise<void>;
  /** Writes the manifest and gives the folder its name. Nothing can be written afterwards. */
  finish(manifest: Omit<Manifest, 'shards'>): Promise<Manifest>;
  /** Removes everything that was written. */
  discard(): Promise<void>;
}

/** Throws SnapshotError when no snapshot can be written to a folder: it is a file, it is not empty, or it may not be made. */
export function refuseFolder(folder: string): void {
  const target = path.resolve(folder);
  try {
    if (existsSync(target) && readdirSync(target).length > 0) {
      throw new SnapshotError(folder, 'is there already and is not empty; name another folder or remove it');
    }
    // The folder is made under another name first, so that what holds it has to be writable too.
    let above = path.dirname(target);
    while (!existsSync(above)) above = path.dirname(above);
    readdirSync(above);
    accessSync(above, modes.W_OK);
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw new SnapshotError(folder, `cannot be written: ${(error as Error).message}`);
  }
}

/** Opens a writer for a folder that does not exist yet or is empty. Throws SnapshotError when it cannot be written. */
export async function openSnapshotWriter(folder: string): Promise<SnapshotWriter> {
  const target = path.resolve(folder);
  refuseFolder(folder);
  const temporary = `${target}.unfinished-${randomUUID().slice(0, 8)}`;
  try {
    await mkdir(path.join(temporary, 'accounts'), { recursive: true });
  } catch (error) {
    throw new SnapshotError(folder, `cannot be written: ${(error as Error).message}`);
  }
  const entries = new Map<string, ShardEntry>();
  return {
    unfinished: temporary,
    async write(shard) {
      if (entries.has(shard.name)) throw new Error(`the shard ${shard.name} was written before`);
      const bytes = await compress(shardText(shard), { level: constants.Z_BEST_SPEED });
      const file = shardFile(shard.name);
      entries.set(shard.name, {
        name: shard.name,
        file,
        sha256: sha256(bytes),
        bytes: bytes.length,
        cells: shard.cells.length,
        resources: shard.resources.length,
      });
      await writeDurably(path.join(temporary, file), bytes);
    },
    async finish(manifest) {
      const shards = [...entries.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
      const whole: Manifest = { ...manifest, shards };
      const stored = { ...whole, digest: manifestDigest(whole) };
      await writeDurably(path.join(temporary, MANIFEST_FILE), `${JSON.stringify(stored, null, 1)}\n`);
      if (existsSync(target)) await rmdir(target);
      await rename(temporary, target);
      return whole;
    },
    async discard() {
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

function shardText(shard: Shard): string {
  const lines: string[] = [];
  for (const cell of shard.cells) lines.push(JSON.stringify({ cell }));
  for (const resource of shard.resources) lines.push(JSON.stringify({ resource }));
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

async function writeDurably(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
