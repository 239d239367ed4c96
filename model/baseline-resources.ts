import { HOME } from './baseline.ts';
import type { AccountId, RegionOrGlobal } from './names.ts';
import { READINGS, type Reading, Resource, type ResourceOf, type ResourceType } from './resource.ts';

/** A compliant resource of a type, consistent with those of all others. */
export function baselineOf<T extends ResourceType>(type: T): ResourceOf<T> {
  const { scope, baseline }: Reading = READINGS[type];
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
  const { of, id }: Reading = READINGS[type];
  if (of !== undefined) return baselineOf(of).id;
  if (id === undefined) throw new Error(`the definition of ${type} has neither 'of' nor 'id'`);
  return id(fields as never, { account, region });
}
