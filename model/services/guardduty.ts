import { z } from 'zod';
import { HOME, LOG_ARCHIVE, LOG_BUCKET_ARN, MANAGEMENT, SECURITY, WORKLOAD } from '../baseline.ts';
import { AccountId, WholeNumber } from '../names.ts';
import { resource } from '../resource-definition.ts';

const DETECTOR_ID = '12abc34d567e8fa901bc2d34e56789f0';
const DESTINATION_ID = '4eb66d5fa2a94b3ea7a9cf5a4f1d8f7b';
/** Everything of GuardDuty is regional, and not in every region. */
const REGIONAL = { scope: 'region', offeredAs: 'guardduty' } as const;

/** A protection of a detector by AWS's name for it (`S3_DATA_EVENTS`), sorted by name. */
const features = z.array(z.strictObject({ name: z.string(), status: z.enum(['ENABLED', 'DISABLED']) }));
/** The list that AWS gave; the older one lacks every protection that is newer than it. */
const toldBy = z.enum(['features', 'data-sources']);
const FEATURES: z.infer<typeof features> = [
  'CLOUD_TRAIL',
  'DNS_LOGS',
  'EKS_AUDIT_LOGS',
  'FLOW_LOGS',
  'S3_DATA_EVENTS',
].map((name) => ({ name, status: 'ENABLED' }));
/** What a member is to its administrator. The SDK takes any text for one of these; an unknown word could mean anything. */
export const MEMBER_RELATIONSHIPS = [
  'AccountSuspended',
  'Created',
  'Deleted',
  'Disabled',
  'EmailVerificationFailed',
  'EmailVerificationInProgress',
  'Enabled',
  'Invited',
  'RegionDisabled',
  'Removed',
  'Resigned',
] as const;
const relationship = z.enum(MEMBER_RELATIONSHIPS);
const destinationStatus = z.enum([
  'PENDING_VERIFICATION',
  'PUBLISHING',
  'UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY',
  'STOPPED',
]);

export const GUARDDUTY = {
  /** An account that the organization made its GuardDuty administrator in a region; `id` is the account. */
  'guardduty-administrator': resource({
    ...REGIONAL,
    operation: 'guardduty:ListOrganizationAdminAccounts',
    accounts: 'management',
    fields: { administrator: AccountId, status: z.enum(['ENABLED', 'DISABLE_IN_PROGRESS']) },
    id: ({ administrator }) => administrator,
    baseline: { account: MANAGEMENT, fields: { administrator: SECURITY, status: 'ENABLED' } },
  }),
  /** The detector of a region; AWS allows one. */
  'guardduty-detector': resource({
    ...REGIONAL,
    operation: 'guardduty:ListDetectors',
    accounts: 'all',
    fields: { detectorId: z.string() },
    id: ({ detectorId }, { account, region }) => `arn:aws:guardduty:${region}:${account}:detector/${detectorId}`,
    baseline: { account: WORKLOAD, fields: { detectorId: DETECTOR_ID } },
  }),
  /** How a detector is set; `id` is the detector's ARN. */
  'guardduty-detector-settings': resource({
    ...REGIONAL,
    operation: 'guardduty:GetDetector',
    accounts: 'all',
    parent: 'guardduty-detector',
    fields: {
      status: z.enum(['ENABLED', 'DISABLED']),
      /** How often findings are published again: 15, 60 or 360. */
      publishingMinutes: WholeNumber,
      features,
      toldBy,
    },
    baseline: {
      account: WORKLOAD,
      fields: { status: 'ENABLED', publishingMinutes: 15, features: FEATURES, toldBy: 'features' },
    },
  }),
  /** The account that administers a detector; absent (the cell is `off`) of one that stands alone. */
  'guardduty-detector-administrator': resource({
    ...REGIONAL,
    operation: 'guardduty:GetAdministratorAccount',
    accounts: 'all',
    parent: 'guardduty-detector',
    fields: {
      /** null: nobody; the detector stands alone, or administers itself. */
      administrator: AccountId.nullable(),
      /** null: there is no administrator. */
      relationship: relationship.nullable(),
    },
    baseline: { account: WORKLOAD, fields: { administrator: SECURITY, relationship: 'Enabled' } },
  }),
  /** What the administrator's detector does with accounts that join the organization. */
  'guardduty-organization': resource({
    ...REGIONAL,
    operation: 'guardduty:DescribeOrganizationConfiguration',
    accounts: 'security',
    parent: 'guardduty-detector',
    fields: {
      autoEnable: z.enum(['ALL', 'NEW', 'NONE']),
      isMemberLimitReached: z.boolean(),
      features: z.array(z.strictObject({ name: z.string(), autoEnable: z.enum(['ALL', 'NEW', 'NONE']) })),
    },
    baseline: {
      account: SECURITY,
      fields: {
        autoEnable: 'ALL',
        isMemberLimitReached: false,
        features: [
          { name: 'EKS_AUDIT_LOGS', autoEnable: 'ALL' },
          { name: 'S3_DATA_EVENTS', autoEnable: 'ALL' },
        ],
      },
    },
  }),
  /** An account as the administrator's detector lists it; `id` is the account. The administrator itself is not in it. */
  'guardduty-member': resource({
    ...REGIONAL,
    operation: 'guardduty:ListMembers',
    accounts: 'security',
    parent: 'guardduty-detector',
    isList: true,
    fields: {
      member: AccountId,
      /** Of the administrator, which is asked about its members. */
      detectorId: z.string(),
      relationship,
    },
    id: ({ member }) => member,
    baseline: { account: SECURITY, fields: { member: WORKLOAD, detectorId: DETECTOR_ID, relationship: 'Enabled' } },
  }),
  /** How the detector of a member is set, as the administrator sees it; `id` is the member's account. */
  'guardduty-member-settings': resource({
    ...REGIONAL,
    operation: 'guardduty:GetMemberDetectors',
    accounts: 'security',
    parent: 'guardduty-member',
    batch: 50,
    fields: { features, toldBy },
    baseline: { account: SECURITY, fields: { features: FEATURES, toldBy: 'features' } },
  }),
  /** Where a detector exports its findings; `id` is AWS's id of the destination. */
  'guardduty-destination': resource({
    ...REGIONAL,
    operation: 'guardduty:ListPublishingDestinations',
    accounts: 'all',
    parent: 'guardduty-detector',
    isList: true,
    fields: { destinationId: z.string(), detectorId: z.string(), status: destinationStatus },
    id: ({ destinationId }) => destinationId,
    baseline: {
      account: WORKLOAD,
      fields: { destinationId: DESTINATION_ID, detectorId: DETECTOR_ID, status: 'PUBLISHING' },
    },
  }),
  'guardduty-destination-detail': resource({
    ...REGIONAL,
    operation: 'guardduty:DescribePublishingDestination',
    accounts: 'all',
    parent: 'guardduty-destination',
    fields: {
      status: destinationStatus,
      /** ARN of the bucket, with a prefix if there is one. */
      destinationArn: z.string(),
      kmsKeyArn: z.string().nullable(),
    },
    baseline: {
      account: WORKLOAD,
      fields: {
        status: 'PUBLISHING',
        destinationArn: `${LOG_BUCKET_ARN}/guardduty`,
        kmsKeyArn: `arn:aws:kms:${HOME}:${LOG_ARCHIVE}:key/11112222-3333-4444-5555-666677778888`,
      },
    },
  }),
};
