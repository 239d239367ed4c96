import { z } from 'zod';
import { HOME, KEY_ARN, LOG_BUCKET, LONG_AGO, MANAGEMENT, ORGANIZATION, TRAIL_LOG_GROUP } from '../baseline.ts';
import { AccountId, Instant, Region } from '../names.ts';
import { resource } from '../resource-definition.ts';

/** Each member compares the field; an empty list compares nothing. */
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

export const CLOUDTRAIL = {
  /**
   * A trail as one region of one account sees it. An organization trail and a multi-region trail show up as shadow
   * copies in every region that they cover: same `id`, other `account` or `region`.
   */
  trail: resource({
    operation: 'cloudtrail:DescribeTrails',
    accounts: 'all',
    scope: 'region',
    fields: {
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
    },
    id: ({ homeRegion, ownerAccount, name }) => `arn:aws:cloudtrail:${homeRegion}:${ownerAccount}:trail/${name}`,
    baseline: {
      account: MANAGEMENT,
      fields: {
        name: 'ASEA-Org-Trail',
        homeRegion: HOME,
        ownerAccount: MANAGEMENT,
        isOrganization: true,
        isMultiRegion: true,
        includesGlobalEvents: true,
        bucketName: LOG_BUCKET,
        bucketPrefix: ORGANIZATION,
        kmsKeyId: KEY_ARN,
        logGroupArn: `arn:aws:logs:${HOME}:${MANAGEMENT}:log-group:${TRAIL_LOG_GROUP}`,
        validatesLogFiles: true,
      },
    },
  }),
  /** Status of an organization trail, asked in its home region of its owner. */
  'trail-status': resource({
    operation: 'cloudtrail:GetTrailStatus',
    accounts: 'all',
    scope: 'region',
    parent: 'trail',
    fields: {
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
    },
    baseline: {
      account: MANAGEMENT,
      fields: {
        isLogging: true,
        startedAt: LONG_AGO,
        stoppedAt: null,
        latestDeliveryAt: '2026-11-01T11:55:00.000Z',
        latestDeliveryError: null,
        latestLogGroupDeliveryAt: '2026-11-01T11:56:00.000Z',
        latestLogGroupDeliveryError: null,
        latestDigestAt: '2026-11-01T11:15:00.000Z',
        latestDigestError: null,
        latestNotificationError: null,
      },
    },
  }),
  /** What an organization trail records. AWS gives either basic or advanced selectors; the other list is empty. */
  'trail-selectors': resource({
    operation: 'cloudtrail:GetEventSelectors',
    accounts: 'all',
    scope: 'region',
    parent: 'trail',
    fields: {
      basic: z.array(
        z.strictObject({
          readWriteType: z.enum(['All', 'ReadOnly', 'WriteOnly']),
          includesManagementEvents: z.boolean(),
          excludedManagementSources: z.array(z.string()),
          dataResources: z.array(z.strictObject({ type: z.string(), values: z.array(z.string()) })),
        }),
      ),
      advanced: z.array(z.strictObject({ name: z.string().nullable(), fields: z.array(FieldSelector) })),
    },
    baseline: {
      account: MANAGEMENT,
      fields: {
        basic: [
          {
            readWriteType: 'All',
            includesManagementEvents: true,
            excludedManagementSources: [],
            dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
          },
        ],
        advanced: [],
      },
    },
  }),
};
