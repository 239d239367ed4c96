import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import { Cell } from '../model/cell.ts';
import { Resource } from '../model/resource.ts';
import type { Manifest, Shard, Snapshot } from '../model/snapshot.ts';
import { MANIFEST_FILE, manifestDigest, StoredManifest, sha256, shardFile } from './layout.ts';
import { SnapshotError } from './snapshot-error.ts';

const decompress = promisify(gunzip);

/** Largest shard when unpacked: about a million resources of one account. */
const MAX_SHARD_BYTES = 1024 ** 3;
const MAX_MANIFEST_BYTES = 64 * 1024 ** 2;

/**
 * Opens a snapshot folder. The manifest is checked now, every shard when it is read: digest, size, counts, and each line
 * against the schema; a second time without the schema, because the same digest means the same lines. Throws SnapshotError with the name of the file that is missing, cut short, edited or foreign.
 */
export async function readSnapshot(folder: string): Promise<Snapshot> {
  const manifest = await readManifest(folder);
  refuseForeignFiles(folder, manifest);
  const entries = new Map(manifest.shards.map((entry) => [entry.name, entry]));
  const checked = new Set<string>();
  return {
    manifest,
    async shard(name) {
      const entry = entries.get(name);
      if (!entry) throw new SnapshotError(folder, `has no shard ${name}`);
      const shard = await readShard(folder, entry, checked.has(name));
      checked.add(name);
      return shard;
    },
  };
}

async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST_FILE);
  const bytes = await readWhole(file);
  if (bytes.length > MAX_MANIFEST_BYTES) throw new SnapshotError(file, `is larger than ${MAX_MANIFEST_BYTES} bytes`);
  const stored = parsed(file, StoredManifest, bytes.toString('utf8'));
  const { digest, ...manifest } = stored;
  if (manifestDigest(manifest) !== digest) throw new SnapshotError(file, 'was edited: its digest does not match');
  for (const entry of manifest.shards) {
    if (entry.file !== shardFile(entry.name)) throw new SnapshotError(file, `names a shard file ${entry.file}`);
  }
  return manifest;
}

function refuseForeignFiles(folder: string, manifest: Manifest): void {
  const expected = new Set([MANIFEST_FILE, 'accounts', ...manifest.shards.map((entry) => entry.file)]);
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  for (const name of found) {
    if (!expected.has(name)) throw new SnapshotError(path.join(folder, name), 'does not belong to the snapshot');
  }
}

async function readShard(folder: string, entry: Manifest['shards'][number], fits: boolean): Promise<Shard> {
  const file = path.join(folder, entry.file);
  const bytes = await readWhole(file);
  if (bytes.length !== entry.bytes) {
    throw new SnapshotError(file, `has ${bytes.length} bytes where the manifest says ${entry.bytes}`);
  }
  if (sha256(bytes) !== entry.sha256) throw new SnapshotError(file, 'was edited: its digest does not match');
  const text = await unpacked(file, bytes);
  const cells: Cell[] = [];
  const resources: Resource[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (line.startsWith(CELL)) cells.push(readValue(Cell, line.slice(CELL.length, -1)));
    else if (line.startsWith(RESOURCE)) resources.push(readValue(Resource, line.slice(RESOURCE.length, -1)));
    else throw new SnapshotError(file, 'has a line that is neither cell nor resource');
  }
  if (cells.length !== entry.cells || resources.length !== entry.resources) {
    throw new SnapshotError(file, 'does not hold the number of cells and resources that the manifest says');
  }
  return { name: entry.name, cells, resources };

  function readValue<T>(schema: z.ZodType<T>, text: string): T {
    return fits ? JSON.parse(text) : parsed(file, schema, text);
  }
}

const CELL = '{"cell":';
const RESOURCE = '{"resource":';

async function unpacked(file: string, bytes: Buffer): Promise<string> {
  try {
    return (await decompress(bytes, { maxOutputLength: MAX_SHARD_BYTES })).toString('utf8');
  } catch (error) {
    throw new SnapshotError(file, `cannot be unpacked: ${(error as Error).message}`);
  }
}

async function readWhole(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new SnapshotError(file, missing ? 'is missing' : `cannot be read: ${(error as Error).message}`);
  }
}

function parsed<T>(file: string, schema: z.ZodType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new SnapshotError(file, `is not JSON: ${(error as Error).message}`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SnapshotError(file, `does not fit the format: ${issue?.path.join('.')}: ${issue?.message}`);
}
