import { z } from 'zod';
import { AccountId, CoreRole } from '../../../model/names.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';

/** The role of an account in the landing zone; null: no account of the organization. */
export const AccountRole = z.enum([...CoreRole.options, 'workload']).nullable();
export type AccountRole = z.infer<typeof AccountRole>;

/**
 * The role of an account. One that holds several roles has the first of them: that they are not kept apart is another
 * rule's business. Throws NotKnown where a role that the configuration gives to nobody could be its, and where nobody
 * listed all accounts of the organization and it is none of the known ones.
 */
export function roleOf(account: AccountId, inventory: Inventory<never>): AccountRole {
  const { core, accounts } = inventory.targets;
  for (const role of CoreRole.options) if (core[role] === account) return role;
  for (const role of CoreRole.options) inventory.accountOf(role);
  if (accounts.some((target) => target.account === account)) return 'workload';
  if (inventory.crossAccount.accountGaps.length > 0) throw new NotKnown(inventory.crossAccount.accountGaps);
  return null;
}

/** A schema with the role beside every account id, and how to make such a value. */
export type WithRoles = {
  readonly schema: z.ZodType;
  readonly add: (value: unknown, inventory: Inventory<never>) => unknown;
};

/** Beside each member that holds an account id, `<name>Role`, also in lists and in objects within. */
export function withRoles(schema: z.ZodType): WithRoles {
  if (schema instanceof z.ZodObject) return objectWithRoles(schema);
  if (schema instanceof z.ZodArray) {
    const element = withRoles(schema.element as z.ZodType);
    if (element.add === unchanged) return { schema, add: unchanged };
    const add: WithRoles['add'] = (value, inventory) =>
      (value as unknown[]).map((each) => element.add(each, inventory));
    return { schema: z.array(element.schema), add };
  }
  if (schema instanceof z.ZodNullable) {
    const inner = withRoles(schema.unwrap() as z.ZodType);
    if (inner.add === unchanged) return { schema, add: unchanged };
    const add: WithRoles['add'] = (value, inventory) => (value === null ? null : inner.add(value, inventory));
    return { schema: inner.schema.nullable(), add };
  }
  return { schema, add: unchanged };
}

function objectWithRoles(schema: z.ZodObject): WithRoles {
  const members = Object.entries(schema.shape).map(([name, member]) => ({ name, ...withRoles(member as z.ZodType) }));
  const changing = members.filter(({ add }) => add !== unchanged);
  const accounts = Object.keys(schema.shape).filter((name) => holdsAccountId(schema.shape[name] as z.ZodType));
  if (changing.length === 0 && accounts.length === 0) return { schema, add: unchanged };
  const roles = accounts.map((name) => [roleName(name), AccountRole.describe(`The role of \`${name}\``)] as const);
  return {
    schema: z.strictObject(Object.fromEntries([...members.map((member) => [member.name, member.schema]), ...roles])),
    add(value, inventory) {
      const result: Record<string, unknown> = { ...(value as Record<string, unknown>) };
      for (const { name, add } of changing) result[name] = add(result[name], inventory);
      for (const name of accounts) {
        const account = result[name] as AccountId | null;
        result[roleName(name)] = account === null ? null : roleOf(account, inventory);
      }
      return result;
    },
  };
}

function roleName(field: string): string {
  return `${field}Role`;
}

/** Also where the schema was described, which makes a copy of it. */
function holdsAccountId(schema: z.ZodType): boolean {
  const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
  for (let one: z.core.$ZodType | undefined = inner; one !== undefined; one = one._zod.parent) {
    if (one === AccountId) return true;
  }
  return false;
}

function unchanged(value: unknown): unknown {
  return value;
}
