import { startCrossAccountIndex } from '../../engine/inventory/cross-account-index.ts';
import { indexShard, type ShardIndex } from '../../engine/inventory/shard-index.ts';
import { snapshotInventory } from '../../engine/inventory/snapshot-inventory.ts';
import { type Inventory, NotKnown } from '../../engine/inventory.ts';
import type { Cause } from '../../model/finding.ts';
import { MEMORY } from '../../model/list-store.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Manifest, Shard, Snapshot } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';

/** The inventory of an example, in which every account is visible. */
export function inventoryOf(example: Example, parameters?: Parameters): Promise<Inventory> {
  return inventoryOfSnapshot(exampleSnapshot(example), parameters);
}

/** `parameters`: left out, those that the snapshot was taken for. */
export async function inventoryOfSnapshot(
  snapshot: Snapshot,
  parameters = snapshot.manifest.parameters,
): Promise<Inventory> {
  const { manifest } = snapshot;
  const shards = new Map<string, ShardIndex>();
  const pass = startCrossAccountIndex(manifest, MEMORY);
  for (const { name } of manifest.shards) {
    const shard = indexShard(await snapshot.shard(name));
    shards.set(name, shard);
    pass.add(shard);
  }
  return snapshotInventory({ manifest, parameters, shards, crossAccount: pass.finish(), tally: null });
}

/** The snapshot without some of its shards, and with others changed. */
export function changed(
  snapshot: Snapshot,
  changes: {
    readonly manifest?: Partial<Manifest>;
    readonly without?: readonly string[];
    readonly shard?: (shard: Shard) => Partial<Shard>;
  },
): Snapshot {
  const shards = snapshot.manifest.shards.filter(({ name }) => changes.without?.includes(name) !== true);
  return {
    manifest: { ...snapshot.manifest, shards, ...changes.manifest },
    async shard(name) {
      const shard = await snapshot.shard(name);
      return { ...shard, ...changes.shard?.(shard) };
    },
  };
}

/** The causes with which a lookup is not known. Throws when it is known. */
export function causesOf(lookup: () => unknown): readonly Cause[] {
  try {
    lookup();
  } catch (error) {
    if (error instanceof NotKnown) return error.causes;
    throw error;
  }
  throw new Error('the lookup was answered');
}
