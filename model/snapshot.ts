import { z } from 'zod';
import { Cell, OperationName } from './cell.ts';
import { AccountId, CoreRole, Instant, Region, Sha256 } from './names.ts';
import { Parameters } from './parameters.ts';
import { RESOURCES, Resource, type ResourceType } from './resource.ts';

const ResourceTypeName = z.enum(Object.keys(RESOURCES) as [ResourceType, ...ResourceType[]]);

/**
 * A region of an account that is not scanned, with the reason in words.
 *
 * - `state`: it is just being enabled or disabled.
 * - `not-configured`: the configuration names the regions of the landing zone, and this is none of them.
 * - `not-selected`: `--region` left it out of this run.
 */
export const LeftOut = z.strictObject({
  region: Region,
  kind: z.enum(['state', 'not-configured', 'not-selected']),
  reason: z.string(),
});
export type LeftOut = Readonly<z.infer<typeof LeftOut>>;

/** An organizational unit. Policies are inherited by its id; a name may stand in several places of the tree. */
export const OrganizationalUnit = z.strictObject({ id: z.string(), name: z.string() });
export type OrganizationalUnit = Readonly<z.infer<typeof OrganizationalUnit>>;

/** One account of the organization, scanned or not. */
export const TargetAccount = z.strictObject({
  account: AccountId,
  name: z.string(),
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE`, `PENDING_ACTIVATION` or `CLOSED`. */
  state: z.string(),
  /** The organizational units from below the root down to the account; empty for an account in the root. */
  ouPath: z.array(OrganizationalUnit),
  /** null: not known (a single account without an organization). */
  joinedAt: Instant.nullable(),
  /** The roles that the configuration gives to this account; empty for a workload account. */
  roles: z.array(CoreRole),
  /** null: scanned. Otherwise why not: suspended, ignored organizational unit, not selected. */
  leftOut: z.strictObject({ kind: z.enum(['state', 'ignored-ou', 'not-selected']), reason: z.string() }).nullable(),
  /** Enabled regions that are scanned, sorted; null: could not be read, the account's cells say why. */
  regions: z.array(Region).nullable(),
  /** Regions of the account that are not scanned. */
  regionsLeftOut: z.array(LeftOut),
});
export type TargetAccount = Readonly<z.infer<typeof TargetAccount>>;

/** What the scan was aimed at. */
export const Targets = z.strictObject({
  /** null: a single account without an organization. */
  organizationId: z.string().nullable(),
  /** The root of the organizational units, `r-…`; null: nobody told, or there is none. */
  rootId: z.string().nullable(),
  /**
   * Where findings about the organization stand: the management account that the configuration names, or else the account
   * of the caller. What AWS answered has no part in it, so that a refusal gives no finding another identity.
   */
  organizationAccount: AccountId,
  partition: z.string(),
  homeRegion: Region,
  /**
   * The accounts in the landing zone's roles; a role that is not configured is null. A management account that is not
   * configured is the one that the organization names.
   */
  core: z.strictObject({
    management: AccountId.nullable(),
    logArchive: AccountId.nullable(),
    security: AccountId.nullable(),
  }),
  /** Every account, sorted by id. */
  accounts: z.array(TargetAccount),
});
export type Targets = Readonly<z.infer<typeof Targets>>;

export const ShardEntry = z.strictObject({
  /** `organization`, `follow-up` or an account id. */
  name: z.string(),
  /** Path inside the snapshot folder, with forward slashes. */
  file: z.string(),
  /** Digest of the file's bytes as they are on disk. */
  sha256: Sha256,
  bytes: z.int(),
  cells: z.int(),
  resources: z.int(),
});

/** What was sent for one operation, by every process that worked on the snapshot. */
export const CallCount = z.strictObject({
  operation: OperationName,
  /** Requests, the repeated ones included. */
  calls: z.int().min(0),
  /** Requests that were sent again. */
  retries: z.int().min(0),
  /** Answers that said that there were too many calls. */
  throttled: z.int().min(0),
  /** Not sent: everything before was refused, or `--max-calls` was used up. */
  refused: z.int().min(0),
});
export type CallCount = Readonly<z.infer<typeof CallCount>>;

/** What the `Date` headers of AWS's answers said about the clock of the machine that scanned. */
export const ClockCheck = z.strictObject({
  /** Seconds by which the machine is ahead of AWS; negative: behind; null: no answer told. */
  aheadSeconds: z.int().nullable(),
});
export type ClockCheck = Readonly<z.infer<typeof ClockCheck>>;

/**
 * How far the two clocks may be apart without a verdict changing: ages are judged in minutes, headers have whole seconds,
 * and an answer may take ten of them. A machine that keeps time at all is within one.
 */
export const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * An account that was otherwise at the end of the scan than at its beginning.
 *
 * - `added`: it appeared meanwhile, and was not scanned.
 * - `removed`: it left the organization meanwhile; what is said of it is what was seen before.
 * - `state`: it was suspended, closed or activated meanwhile.
 * - `moved`: it is in another organizational unit.
 * - `not-checked`: nobody knows, because the second listing was refused; `account` is who asked.
 */
export const AccountChange = z.strictObject({
  account: AccountId,
  kind: z.enum(['added', 'removed', 'state', 'moved', 'not-checked']),
  detail: z.string(),
});
export type AccountChange = Readonly<z.infer<typeof AccountChange>>;

/** Goes up whenever an older version would read a snapshot otherwise than it was meant. */
export const SNAPSHOT_FORMAT = 'zonewarden.snapshot/3' as const;

/** `manifest.json` of a snapshot folder. */
export const Manifest = z.strictObject({
  format: z.literal(SNAPSHOT_FORMAT),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  /** When the scan began and ended. */
  takenAt: Instant,
  endedAt: Instant,
  /** null: the scan came to its end. */
  interrupted: z.enum(['SIGINT', 'SIGTERM']).nullable(),
  targets: Targets,
  /** The parameters that decided what was asked. Judged by others, a question that they left out was not asked. */
  parameters: Parameters,
  /** The resource types that were asked for, sorted. */
  asked: z.array(ResourceTypeName),
  /** Sorted by operation. */
  calls: z.array(CallCount),
  clock: ClockCheck,
  /** Sorted by account and kind; empty: the same accounts in the same states. */
  changes: z.array(AccountChange),
  shards: z.array(ShardEntry),
});
export type Manifest = Readonly<z.infer<typeof Manifest>>;

/** One line of a shard's file: cells first, then resources, each sorted. */
export const ShardLine = z.union([z.strictObject({ cell: Cell }), z.strictObject({ resource: Resource })]);

/**
 * What was read in one account, about the organization as a whole (`organization`), or in any account because others
 * name it (`follow-up`).
 */
export type Shard = {
  readonly name: string;
  /** Sorted by region, operation, resource. */
  readonly cells: readonly Cell[];
  /** Sorted by type, region, id. */
  readonly resources: readonly Resource[];
};

/**
 * A snapshot that can be read as often as needed, one account at a time. The engine sees nothing else of a scan.
 * `shard` throws when the name is not in the manifest.
 */
export interface Snapshot {
  readonly manifest: Manifest;
  shard(name: string): Promise<Shard>;
}
