import { z } from 'zod';
import type { OperationName } from './cell.ts';
import { AccountId, type CoreRole, type Place, type Region, RegionOrGlobal } from './names.ts';

/**
 * How a resource type is read and what is kept of it. One type is read by one operation, so that one refused operation
 * takes exactly one type away.
 */
export type ResourceDefinition<
  F extends z.ZodRawShape = z.ZodRawShape,
  P extends string | undefined = string | undefined,
> = {
  readonly operation: OperationName;
  /** Which accounts are asked: all, or the one in a role of the landing zone. */
  readonly accounts: 'all' | CoreRole;
  /** `global`: one question per account; `region`: one per account and enabled region. */
  readonly scope: 'global' | 'region';
  /**
   * The question is asked once for each resource of this type (which the collector may narrow), and the answer carries
   * that resource's id, unless it is a list.
   */
  readonly parent?: P;
  /** The answer about a resource of `of` is a list of resources with ids of their own. */
  readonly isList?: true;
  /** One call asks about so many resources of `of` at most; each has a cell of its own. */
  readonly batch?: number;
  /** Questions of scope `global` go to this region, whatever the home region is. */
  readonly sentTo?: Region;
  /**
   * The service as AWS's list of regions and services names it. Where that list does not have a region, the question is
   * not sent there: its cell is `not-in-region`. Left out: the service is in every region.
   */
  readonly offeredAs?: string;
  /** What is kept of it, by name: an allow-list. `undefined` does not occur; `null` is documented per field. */
  readonly fields: F;
  /** The ARN (or a name) of a resource from the fields that name it; left out where `of` gives the id. */
  readonly id?: IdOf<F>;
  /** A compliant resource of the type, as the small organization of `model/baseline.ts` has it. */
  readonly baseline: Baseline<F>;
};

// A method's parameters may be narrower than the general definition's: a row's `id` takes its own fields.
type IdOf<F extends z.ZodRawShape> = {
  bivarianceHack(fields: z.infer<z.ZodObject<F>>, place: Place): string;
}['bivarianceHack'];

/** Its fields, the account where it is read (an account that the definition asks), and its region unless it is the usual one. */
export type Baseline<F extends z.ZodRawShape> = {
  readonly account: AccountId;
  readonly fields: Readonly<z.infer<z.ZodObject<F>>>;
};

/** Keeps the types of a definition's parts together. */
export function resource<const F extends z.ZodRawShape, const P extends string | undefined = undefined>(
  definition: ResourceDefinition<F, P>,
): ResourceDefinition<F, P> {
  return definition;
}

/** The schema of the resources of a type. */
export function resourceSchema<T extends string, F extends z.ZodRawShape>(type: T, fields: F) {
  return z.strictObject({ type: z.literal(type), ...COMMON, ...fields });
}

/** Fields that every resource has. `account` and `region` say where it was read, which is where it lives. */
const COMMON = {
  /** The ARN where AWS has one, of at most 2048 characters; else a name that is unique within type, account and region. */
  id: z.string().min(1).max(2048),
  account: AccountId,
  region: RegionOrGlobal,
};
