import { z } from 'zod';
import { Cell } from './cell.ts';
import { AccountId, CoreRole, Instant, Region, Sha256 } from './names.ts';
import { READINGS, Resource, type ResourceType } from './resource.ts';

const ResourceTypeName = z.enum(Object.keys(READINGS) as [ResourceType, ...ResourceType[]]);

/** Something that the scan left out on purpose, or could not enter, with the reason in words. */
export const LeftOut = z.strictObject({ region: Region, reason: z.string() });

/** One account of the organization, scanned or not. */
export const TargetAccount = z.strictObject({
  account: AccountId,
  name: z.string(),
  /** `ACTIVE`, `SUSPENDED`, `PENDING_CLOSURE`, `PENDING_ACTIVATION` or `CLOSED`. */
  state: z.string(),
  /** Names of the organizational units from below the root down to the account; empty for an account in the root. */
  ouPath: z.array(z.string()),
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
  partition: z.string(),
  homeRegion: Region,
  /** The accounts in the landing zone's roles; a role that is not configured is null. */
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
  /** `organization` or an account id. */
  name: z.string(),
  /** Path inside the snapshot folder, with forward slashes. */
  file: z.string(),
  /** Digest of the file's bytes as they are on disk. */
  sha256: Sha256,
  bytes: z.int(),
  cells: z.int(),
  resources: z.int(),
});

/** `manifest.json` of a snapshot folder. */
export const Manifest = z.strictObject({
  format: z.literal('zonewarden.snapshot/1'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  /** When the scan began and ended. */
  takenAt: Instant,
  endedAt: Instant,
  /** null: the scan came to its end. */
  interrupted: z.enum(['SIGINT', 'SIGTERM']).nullable(),
  targets: Targets,
  /** The resource types that were asked for, sorted. */
  asked: z.array(ResourceTypeName),
  shards: z.array(ShardEntry),
});
export type Manifest = Readonly<z.infer<typeof Manifest>>;

/** One line of a shard's file: cells first, then resources, each sorted. */
export const ShardLine = z.union([z.strictObject({ cell: Cell }), z.strictObject({ resource: Resource })]);

/** What was read in one account, or (`organization`) about the organization as a whole. */
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
