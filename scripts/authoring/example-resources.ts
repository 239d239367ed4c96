import { type Definition, RESOURCES, type Resource, type ResourceType } from '../../model/resource.ts';
import { completeResource } from './complete-resource.ts';
import type { PartialResource } from './example.ts';

/** No organization could be as an example says. */
export class ContradictoryExample extends Error {}

/** How many questions lead to those about a type. */
export function depth(type: ResourceType): number {
  const { parent }: Definition = RESOURCES[type];
  return parent === undefined ? 0 : 1 + depth(parent);
}

/** The resources of an example, complete and with the locations of buckets. Throws ContradictoryExample for one that stands twice. */
export function exampleResources(partials: readonly PartialResource[]): Resource[] {
  const located = new Set(partials.filter(({ type }) => type === 'bucket-location').map(({ id }) => id));
  const ordered = partials.toSorted((a, b) => depth(a.type) - depth(b.type));
  const resources: Resource[] = [];
  const keys = new Set<string>();
  for (const partial of ordered) {
    const one = completeResource(partial, resources);
    add(one);
    if (one.type === 'bucket' && !located.has(one.id) && !located.has(undefined)) {
      const { account, name, id } = one;
      add(completeResource({ type: 'bucket-location', account, id, name } as PartialResource, []));
    }
  }
  return resources;

  function add(one: Resource): void {
    const unique = [one.type, one.account, one.region, one.id].join(' ');
    if (keys.has(unique)) throw new ContradictoryExample(`the example has this ${one.type} twice: ${one.id}`);
    keys.add(unique);
    resources.push(one);
  }
}
