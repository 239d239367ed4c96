import { z } from 'zod';
import { READINGS, type Resource, type ResourceType } from '../../../model/resource.ts';
import type { World } from '../../world.ts';
import { withRoles } from './account-roles.ts';

/** What facts tell of a resource: its id and its fields, with the role beside every account id. */
export type Fields = {
  readonly schema: z.ZodObject;
  readonly add: (resource: Resource, world: World<never>) => Record<string, unknown>;
};

/** The fields of a type. Where it was read is the subject's own place, and no field. */
export function fieldsOf(type: ResourceType): Fields {
  const { schema, add } = withRoles(z.strictObject({ id: z.string(), ...READINGS[type].fields }));
  return {
    schema: schema as z.ZodObject,
    add({ type: _type, account: _account, region: _region, ...fields }, world) {
      return add(fields, world) as Record<string, unknown>;
    },
  };
}
