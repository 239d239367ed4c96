import { z } from 'zod';
import { AccountId, Instant, Region } from '../names.ts';
import { resource } from './base.ts';

/**
 * A trail as one region of one account sees it. An organization trail and a multi-region trail show up as shadow copies
 * in every region that they cover: same `id`, other `account` or `region`.
 */
export const Trail = resource('trail', {
  name: z.string(),
  homeRegion: Region,
  /** The account in the trail's ARN. */
  ownerAccount: AccountId,
  isOrganization: z.boolean(),
  isMultiRegion: z.boolean(),
  includesGlobalEvents: z.boolean(),
  bucketName: z.string(),
  /** null: no prefix. */
  bucketPrefix: z.string().nullable(),
  /** Key ARN; null: encrypted with S3's own keys. */
  kmsKeyId: z.string().nullable(),
  /** Without the trailing `:*`; null: not delivered to CloudWatch Logs. */
  logGroupArn: z.string().nullable(),
  validatesLogFiles: z.boolean(),
});

/** Status of an organization trail, asked in its home region of its owner. */
export const TrailStatus = resource('trail-status', {
  isLogging: z.boolean(),
  /** Each instant: null when it never happened. Each error: null when the last attempt worked. */
  startedAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  latestDeliveryAt: Instant.nullable(),
  latestDeliveryError: z.string().nullable(),
  latestLogGroupDeliveryAt: Instant.nullable(),
  latestLogGroupDeliveryError: z.string().nullable(),
  latestDigestAt: Instant.nullable(),
  latestDigestError: z.string().nullable(),
  latestNotificationError: z.string().nullable(),
});

export const FieldSelector = z.strictObject({
  field: z.string(),
  equals: z.array(z.string()),
  startsWith: z.array(z.string()),
  endsWith: z.array(z.string()),
  notEquals: z.array(z.string()),
  notStartsWith: z.array(z.string()),
  notEndsWith: z.array(z.string()),
});
export type FieldSelector = z.infer<typeof FieldSelector>;

/** What an organization trail records. AWS gives either basic or advanced selectors; the other list is empty. */
export const TrailSelectors = resource('trail-selectors', {
  basic: z.array(
    z.strictObject({
      readWriteType: z.enum(['All', 'ReadOnly', 'WriteOnly']),
      includesManagementEvents: z.boolean(),
      excludedManagementSources: z.array(z.string()),
      dataResources: z.array(z.strictObject({ type: z.string(), values: z.array(z.string()) })),
    }),
  ),
  advanced: z.array(z.strictObject({ name: z.string().nullable(), fields: z.array(FieldSelector) })),
});
