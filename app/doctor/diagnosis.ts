import { z } from 'zod';
import { Outcome } from '../../model/cell.ts';
import { AccountId, CoreRole, Instant, Region, RegionOrGlobal } from '../../model/names.ts';
import { RequirementId, RuleId } from '../../model/rule.ts';

/** One question that was refused. */
export const Refusal = z.strictObject({
  account: AccountId,
  region: RegionOrGlobal,
  operation: z.string(),
  /** Where the request went: what has no region is asked somewhere. */
  sentTo: Region,
  /** The resource that it was tried on; null: the place as a whole. */
  resource: z.string().nullable(),
  outcome: Outcome,
  code: z.string().nullable(),
  detail: z.string().nullable(),
});
export type Refusal = Readonly<z.infer<typeof Refusal>>;

/** `zonewarden doctor --json`: what stands in the way of a scan. */
export const Diagnosis = z.strictObject({
  format: z.literal('zonewarden.doctor/1'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  at: Instant,
  credentials: z.strictObject({
    account: AccountId,
    arn: z.string(),
    /** null: they hold until they are revoked. */
    expiresAt: Instant.nullable(),
  }),
  clock: z.strictObject({
    /** Seconds by which this machine is ahead of AWS; negative: behind; null: no answer told. */
    aheadSeconds: z.int().nullable(),
    /** Whether a scan can judge ages. */
    isGoodEnough: z.boolean(),
  }),
  /** Roles of the landing zone that the configuration gives to no account. */
  rolesNotConfigured: z.array(CoreRole),
  organizationId: z.string().nullable(),
  /** Every account, sorted by id. */
  accounts: z.array(
    z.strictObject({
      account: AccountId,
      name: z.string(),
      roles: z.array(CoreRole),
      /** Why it is not scanned; null: it is. */
      leftOut: z.string().nullable(),
      /** Whether the role could be assumed and belongs to the account. */
      isEntered: z.boolean(),
      /** Where questions were tried, sorted. */
      regions: z.array(Region),
      questions: z.int().min(0),
      refused: z.int().min(0),
    }),
  ),
  /** Sorted by account, region and operation. */
  refusals: z.array(Refusal),
  /** Questions about resources that no account has, so that nobody knows whether they would be refused. */
  notTried: z.array(z.string()),
  limits: z.strictObject({
    /** The part of the limits that a scan uses unless told otherwise. */
    share: z.number(),
    operations: z.array(
      z.strictObject({
        operation: z.string(),
        perSecond: z.number(),
        burst: z.number(),
        published: z.boolean(),
        sharedBy: z.enum(['place', 'all']),
      }),
    ),
  }),
  /** Requirements that a scan would leave unknown; sorted. */
  unknown: z.array(
    z.strictObject({
      requirement: RequirementId,
      rules: z.array(RuleId),
      /** Where; sorted. */
      accounts: z.array(AccountId),
      because: z.array(z.string()),
    }),
  ),
  exitCode: z.union([z.literal(0), z.literal(3)]),
});
export type Diagnosis = Readonly<z.infer<typeof Diagnosis>>;
export type UnknownRequirement = Diagnosis['unknown'][number];
