import type { Shard, Snapshot } from '../model/snapshot.ts';

/** A snapshot that is read once, so that it can be judged many times, and after its folder is gone. */
export async function inMemory(snapshot: Snapshot): Promise<Snapshot> {
  const { manifest } = snapshot;
  return snapshotOf(manifest, await Promise.all(manifest.shards.map(({ name }) => snapshot.shard(name))));
}

/** A snapshot of these shards. */
export function snapshotOf(manifest: Snapshot['manifest'], shards: readonly Shard[]): Snapshot {
  const byName = new Map(shards.map((shard) => [shard.name, shard]));
  return {
    manifest,
    async shard(name) {
      const shard = byName.get(name);
      if (shard === undefined) throw new Error(`there is no shard ${name}`);
      return shard;
    },
  };
}
