import { z } from 'zod';
import { RESOURCES, type Resource, type ResourceType } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { withRoles } from './account-roles.ts';

/** What facts tell of a resource: its id and its fields, with the role beside every account id. */
export type Fields = {
  readonly schema: z.ZodObject;
  readonly add: (resource: Resource, inventory: Inventory<never>) => Record<string, unknown>;
};

/** The fields of a type. Where it was read is the subject's own place, and no field. */
export function fieldsOf(type: ResourceType): Fields {
  const { schema, add } = withRoles(z.strictObject({ id: z.string(), ...RESOURCES[type].fields }));
  return {
    schema: schema as z.ZodObject,
    add({ type: _type, account: _account, region: _region, ...fields }, inventory) {
      return add(fields, inventory) as Record<string, unknown>;
    },
  };
}
