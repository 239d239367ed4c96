import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Sha256 } from '../model/names.ts';
import { Manifest } from '../model/snapshot.ts';

export const MANIFEST_FILE = 'manifest.json';

/** The manifest as it is on disk: with a digest of itself, so that an edited one is noticed too. */
export const StoredManifest = Manifest.extend({ digest: Sha256 });
export type StoredManifest = z.infer<typeof StoredManifest>;

/** Where a shard lies inside the folder, with forward slashes. */
export function shardFile(name: string): string {
  return name === 'organization' ? 'organization.ndjson.gz' : `accounts/${name}.ndjson.gz`;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Digest of a manifest: over its JSON text in the order of the schema. */
export function manifestDigest(manifest: Manifest): string {
  return sha256(JSON.stringify(Manifest.parse(manifest)));
}
