import type { Manifest, Shard, Snapshot } from '../../model/snapshot.ts';

/** A snapshot that is never written. */
export function memorySnapshot(manifest: Omit<Manifest, 'shards'>, shards: ReadonlyMap<string, Shard>): Snapshot {
  const entries = [...shards.values()].map(({ name, cells, resources }) => ({
    ...{ name, file: name, sha256: '0'.repeat(64), bytes: 0 },
    ...{ cells: cells.length, resources: resources.length },
  }));
  return {
    manifest: { ...manifest, shards: entries },
    async shard(name) {
      const shard = shards.get(name);
      if (shard === undefined) throw new Error(`there is no shard ${name}`);
      return shard;
    },
  };
}
