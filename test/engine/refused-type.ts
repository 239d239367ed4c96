import { type Definition, RESOURCES, type ResourceType } from '../../model/resource.ts';
import type { Snapshot } from '../../model/snapshot.ts';

/** The snapshot as it would be if every question about a type had been refused, and what follows from it not asked. */
export function refuse(snapshot: Snapshot, type: ResourceType): Snapshot {
  const followers = (Object.keys(RESOURCES) as ResourceType[]).filter(
    (other) => other !== type && follows(other, type),
  );
  const unseen = new Set<string>([type, ...followers]);
  const unasked = new Set<string>(followers.map((follower) => RESOURCES[follower].operation));
  const refused = RESOURCES[type].operation;
  return {
    manifest: snapshot.manifest,
    async shard(name) {
      const { cells, resources } = await snapshot.shard(name);
      return {
        name,
        cells: cells
          .filter(({ operation }) => !unasked.has(operation))
          .map((cell) =>
            cell.operation === refused
              ? {
                  ...cell,
                  outcome: 'denied' as const,
                  pages: 0,
                  count: 0,
                  code: 'AccessDenied',
                  detail: 'not authorized',
                }
              : cell,
          ),
        resources: resources.filter((resource) => !unseen.has(resource.type)),
      };
    },
  };
}

function follows(type: ResourceType, earlier: ResourceType): boolean {
  const { parent }: Definition = RESOURCES[type];
  return parent !== undefined && (parent === earlier || follows(parent, earlier));
}
