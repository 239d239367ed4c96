import { z } from 'zod';
import type { AccountId, RegionOrGlobal } from './names.ts';
import { type ResourceDefinition, resourceSchema } from './resource-definition.ts';
import { RESOURCES } from './services/index.ts';

/** The definition of every resource type: the one place that ties types to operations. */
export { RESOURCES };
export type Definition = Omit<ResourceDefinition, 'parent'> & { readonly parent?: ResourceType | undefined };

export type ResourceType = keyof typeof RESOURCES;
type Fields<T extends ResourceType> = z.infer<z.ZodObject<(typeof RESOURCES)[T]['fields']>>;
type Resources = {
  [T in ResourceType]: { type: T; id: string; account: AccountId; region: RegionOrGlobal } & Fields<T>;
};

/** One thing that exists in an account, in our own words. `undefined` does not occur; `null` is documented per field. */
export type Resource = Readonly<Resources[ResourceType]>;
export type ResourceOf<T extends ResourceType> = Resources[T];

/** The type that the questions about a type's resources are about; never: they are about a place. */
export type ParentOf<T extends ResourceType> = (typeof RESOURCES)[T] extends { readonly parent?: infer P }
  ? Extract<P, ResourceType>
  : never;

export const RESOURCE_TYPES = Object.keys(RESOURCES).sort() as ResourceType[];

/** The schema of each type. */
export const RESOURCE_SCHEMAS: { readonly [T in ResourceType]: z.ZodObject } = Object.fromEntries(
  RESOURCE_TYPES.map((type) => [type, resourceSchema(type, RESOURCES[type].fields)]),
) as never;

export const Resource: z.ZodType<Resource> = z.discriminatedUnion(
  'type',
  Object.values(RESOURCE_SCHEMAS) as never,
) as never;
