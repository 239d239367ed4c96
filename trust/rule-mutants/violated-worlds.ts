import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Parameters } from '../../model/parameters.ts';
import type { Shard, Snapshot } from '../../model/snapshot.ts';
import { TooSmall, VIOLATIONS } from '../../sim/violations/index.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { scanSimulated } from '../scan.ts';
import type { World } from './judged.ts';

const MOST_ACCOUNTS = 40;

/** The snapshots of a compliant organization and of one for each violation, in memory. */
export async function violatedWorlds(progress: (line: string) => void): Promise<World[]> {
  const worlds = [await scanned('no violation', [], {})];
  for (const [name, { parameters = {} }] of Object.entries(VIOLATIONS)) {
    progress(`collecting ${name}`);
    worlds.push(await scanned(name, [name], parameters));
  }
  return worlds;
}

async function scanned(
  name: string,
  violations: readonly string[],
  parameters: Partial<Parameters>,
  size = 5,
): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zonewarden-violation-'));
  const snapshot = path.join(folder, 'snapshot');
  try {
    await scanSimulated({ size, in: 2, violations, parameters, folder: snapshot });
    return { name, example: { parameters, resources: [] }, snapshot: await inMemory(await readSnapshot(snapshot)) };
  } catch (error) {
    if (error instanceof TooSmall && size < MOST_ACCOUNTS) return await scanned(name, violations, parameters, 2 * size);
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function inMemory(snapshot: Snapshot): Promise<Snapshot> {
  const shards = new Map<string, Shard>();
  for (const { name } of snapshot.manifest.shards) shards.set(name, await snapshot.shard(name));
  return {
    manifest: snapshot.manifest,
    async shard(name) {
      const shard = shards.get(name);
      if (shard === undefined) throw new Error(`there is no shard ${name}`);
      return shard;
    },
  };
}
