import { z } from 'zod';
import { AccountId, RegionOrGlobal } from '../names.ts';

/** Fields that every resource has. `account` and `region` say where it was read, which is where it lives. */
export const base = {
  /** The ARN where AWS has one; else a name that is unique within type, account and region. */
  id: z.string().min(1),
  account: AccountId,
  region: RegionOrGlobal,
};

/**
 * A resource that was read by a question about another resource (the versioning of one bucket).
 * Its `id` is the id of that other resource.
 */
export function resource<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ type: z.literal(type), ...base, ...shape });
}
