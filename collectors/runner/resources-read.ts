import type { Region } from '../../model/names.ts';
import type { Resource, ResourceOf, ResourceType } from '../../model/resource.ts';

/** What one account has given so far, by type and region. */
export class ResourcesRead {
  readonly #byType = new Map<ResourceType, Resource[]>();
  readonly #byTypeAndRegion = new Map<string, Resource[]>();
  readonly #keys = new Set<string>();

  add(resources: readonly Resource[]): void {
    for (const resource of resources) {
      this.#keys.add(keyOf(resource));
      append(this.#byType, resource.type, resource);
      append(this.#byTypeAndRegion, `${resource.type} ${resource.region}`, resource);
    }
  }

  /** Whether a resource of its type and id was read in its region. */
  has(resource: Resource): boolean {
    return this.#keys.has(keyOf(resource));
  }

  /** In the order in which they were added. */
  seen<T extends ResourceType>(type: T, region?: Region | 'global'): readonly ResourceOf<T>[] {
    const found = region === undefined ? this.#byType.get(type) : this.#byTypeAndRegion.get(`${type} ${region}`);
    return (found ?? []) as unknown as readonly ResourceOf<T>[];
  }

  all(): Resource[] {
    return [...this.#byType.values()].flat();
  }
}

function keyOf({ type, region, id }: Resource): string {
  return `${type} ${region} ${id}`;
}

function append<K>(lists: Map<K, Resource[]>, key: K, resource: Resource): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [resource]);
  else list.push(resource);
}
