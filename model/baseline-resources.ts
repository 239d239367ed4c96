import { HOME } from './baseline.ts';
import type { AccountId, RegionOrGlobal } from './names.ts';
import { type Definition, RESOURCES, Resource, type ResourceOf, type ResourceType } from './resource.ts';

/** A compliant resource of a type, consistent with those of all others. */
export function baselineOf<T extends ResourceType>(type: T): ResourceOf<T> {
  const { scope, baseline }: Definition = RESOURCES[type];
  const { account, fields } = baseline;
  const region = scope === 'global' ? 'global' : HOME;
  return Resource.parse({
    type,
    id: baselineId(type, fields, account, region),
    account,
    region,
    ...fields,
  }) as ResourceOf<T>;
}

/** The id of a resource from the fields that name it; that of the resource that it is an answer about. */
export function baselineId(type: ResourceType, fields: object, account: AccountId, region: RegionOrGlobal): string {
  const { parent, id }: Definition = RESOURCES[type];
  if (parent !== undefined) return baselineOf(parent).id;
  if (id === undefined) throw new Error(`the definition of ${type} has neither 'of' nor 'id'`);
  return id(fields as never, { account, region });
}
