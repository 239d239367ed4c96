import { createHash } from 'node:crypto';
import path from 'node:path';
import type { z } from 'zod';
import { Sha256 } from '../model/names.ts';
import { isOfSeveralAccounts } from '../model/shard-names.ts';
import { Manifest } from '../model/snapshot.ts';

export const MANIFEST_FILE = 'manifest.json';
/** What was asked for and what it was aimed at: all that another process needs to go on. */
export const SCAN_FILE = 'scan.json';

/** The manifest as it is on disk: with a digest of itself, so that an edited one is noticed too. */
export const StoredManifest = Manifest.extend({ digest: Sha256 });
export type StoredManifest = z.infer<typeof StoredManifest>;

/** Where a shard lies inside the folder, with forward slashes. */
export function shardFile(name: string): string {
  return isOfSeveralAccounts(name) ? `${name}.ndjson.gz` : `accounts/${name}.ndjson.gz`;
}

/** Where a snapshot is until it is whole: a folder beside its own. */
export type UnfinishedPaths = {
  readonly folder: string;
  /** Who is working on it. */
  readonly lock: string;
  /** The shards that are whole, one line each. */
  readonly journal: string;
  /** What becomes the snapshot's folder. */
  readonly snapshot: string;
  /** The interrupted snapshot that a whole one takes the place of, for the moment between two renames. */
  readonly replaced: string;
};

export function unfinishedPaths(folder: string): UnfinishedPaths {
  const unfinished = `${path.resolve(folder)}.unfinished`;
  return {
    folder: unfinished,
    lock: path.join(unfinished, 'lock'),
    journal: path.join(unfinished, 'journal.ndjson'),
    snapshot: path.join(unfinished, 'snapshot'),
    replaced: path.join(unfinished, 'replaced'),
  };
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Digest of a manifest: over its JSON text in the order of the schema. */
export function manifestDigest(manifest: Manifest): string {
  return sha256(JSON.stringify(Manifest.parse(manifest)));
}
