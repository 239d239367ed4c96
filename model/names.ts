import { z } from 'zod';

/** AWS account id: exactly 12 digits, as a string (a number would lose leading zeros). */
export const AccountId = z.string().regex(/^\d{12}$/, 'an account id is a string of 12 digits');
export type AccountId = z.infer<typeof AccountId>;

/** AWS region code. The list of regions is never hard-coded: AWS says which exist. */
export const Region = z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/, 'a region looks like ca-central-1');
export type Region = z.infer<typeof Region>;

/** A region, or `global` for what an account has only once. */
export const RegionOrGlobal = z.union([z.literal('global'), Region]);
export type RegionOrGlobal = z.infer<typeof RegionOrGlobal>;

/** RFC 3339 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A number of days, hours, minutes or things, as AWS gives it. */
export const WholeNumber = z.int().min(0);

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The accounts that a landing zone gives a role to; every other account is a workload account. */
export const CoreRole = z.enum(['management', 'logArchive', 'security']);
export type CoreRole = z.infer<typeof CoreRole>;

/** Where something is: the two coordinates of the coverage matrix. */
export type Place = { readonly account: AccountId; readonly region: RegionOrGlobal };

/**
 * Some accounts of the organization: all of them, those without a role, those with one, the account in one role, or all
 * but the management account.
 */
export const AccountGroup = z.enum(['all', 'workload', 'core', ...CoreRole.options, 'not-management', 'not-security']);
export type AccountGroup = z.infer<typeof AccountGroup>;
