import { HOME } from '../../model/baseline.ts';
import { baselineId, baselineOf } from '../../model/baseline-resources.ts';
import { type Definition, RESOURCES, Resource, type ResourceType } from '../../model/resource.ts';
import type { PartialResource } from './example.ts';
import { merged } from './merged.ts';

/**
 * Completes a partial resource from the baseline of its type, and the elements of its lists from the first one there. An
 * `id` that is left out is derived from the fields that name the thing; that of an answer about another resource is the
 * one resource of that kind in the same place, or the baseline's. Throws when the result is not a resource.
 */
export function completeResource(partial: PartialResource, earlier: readonly Resource[]): Resource {
  const { parent, scope }: Definition = RESOURCES[partial.type];
  const baseline = baselineOf(partial.type);
  const account = partial.account ?? baseline.account;
  const region = partial.region ?? (scope === 'global' ? 'global' : HOME);
  const fields = { ...(merged(baseline, partial) as PartialResource), account, region };
  const id =
    partial.id ?? (parent === undefined ? baselineId(partial.type, fields, account, region) : parentId(parent));
  return Resource.parse({ ...fields, id });

  function parentId(parent: ResourceType): string {
    const parents = earlier.filter((one) => one.type === parent && one.account === account && one.region === region);
    const [only] = parents;
    return parents.length === 1 && only !== undefined ? only.id : baseline.id;
  }
}
