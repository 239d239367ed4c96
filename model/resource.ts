import { z } from 'zod';
import type { OperationName } from './cell.ts';
import { Trail, TrailSelectors, TrailStatus } from './resources/cloudtrail.ts';
import { FlowLog, Vpc } from './resources/ec2.ts';
import { KmsAlias, KmsKey, KmsKeyRotation } from './resources/kms.ts';
import { LogAccountPolicy, LogDestination, LogGroup, LogSubscriptions, MetricFilter } from './resources/logs.ts';
import { Organization, OrganizationRoot, TrustedService } from './resources/organization.ts';
import {
  Bucket,
  BucketEncryption,
  BucketLifecycle,
  BucketLocation,
  BucketObjectLock,
  BucketPolicyStatus,
  BucketPublicAccessBlock,
  BucketReplication,
  BucketVersioning,
} from './resources/s3.ts';
import { DeliveryStream, DeliveryStreamDetail, KinesisStream } from './resources/streams.ts';

/** One thing that exists in an account, in our own words. `undefined` does not occur; `null` is documented per field. */
export const Resource = z.discriminatedUnion('type', [
  Organization,
  OrganizationRoot,
  TrustedService,
  Trail,
  TrailStatus,
  TrailSelectors,
  Vpc,
  FlowLog,
  LogGroup,
  LogSubscriptions,
  LogAccountPolicy,
  LogDestination,
  MetricFilter,
  KinesisStream,
  DeliveryStream,
  DeliveryStreamDetail,
  Bucket,
  BucketLocation,
  BucketVersioning,
  BucketLifecycle,
  BucketObjectLock,
  BucketReplication,
  BucketEncryption,
  BucketPolicyStatus,
  BucketPublicAccessBlock,
  KmsAlias,
  KmsKey,
  KmsKeyRotation,
]);
export type Resource = Readonly<z.infer<typeof Resource>>;
export type ResourceType = Resource['type'];
export type ResourceOf<T extends ResourceType> = Extract<Resource, { type: T }>;

/**
 * How a resource type is read. One type is read by one operation, so that one refused operation takes exactly one type
 * away.
 *
 * - `accounts`: which accounts are asked.
 * - `scope: 'global'`: one question per account; `'region'`: one per account and enabled region.
 * - `of`: the question is asked once for each resource of that type (which the collector may narrow), and the answer
 *   carries that resource's id.
 */
export type Reading = {
  readonly operation: OperationName;
  readonly accounts: 'all' | 'management' | 'logArchive';
  readonly scope: 'global' | 'region';
  readonly of?: ResourceType;
};

/** The reading of every resource type: the one place that ties types to operations. */
export const READINGS = {
  organization: { operation: 'organizations:DescribeOrganization', accounts: 'management', scope: 'global' },
  'organization-root': { operation: 'organizations:ListRoots', accounts: 'management', scope: 'global' },
  'trusted-service': {
    operation: 'organizations:ListAWSServiceAccessForOrganization',
    accounts: 'management',
    scope: 'global',
  },
  trail: { operation: 'cloudtrail:DescribeTrails', accounts: 'all', scope: 'region' },
  'trail-status': { operation: 'cloudtrail:GetTrailStatus', accounts: 'all', scope: 'region', of: 'trail' },
  'trail-selectors': { operation: 'cloudtrail:GetEventSelectors', accounts: 'all', scope: 'region', of: 'trail' },
  vpc: { operation: 'ec2:DescribeVpcs', accounts: 'all', scope: 'region' },
  'flow-log': { operation: 'ec2:DescribeFlowLogs', accounts: 'all', scope: 'region' },
  'log-group': { operation: 'logs:DescribeLogGroups', accounts: 'all', scope: 'region' },
  'log-subscriptions': {
    operation: 'logs:DescribeSubscriptionFilters',
    accounts: 'all',
    scope: 'region',
    of: 'log-group',
  },
  'log-account-policy': { operation: 'logs:DescribeAccountPolicies', accounts: 'all', scope: 'region' },
  'log-destination': { operation: 'logs:DescribeDestinations', accounts: 'logArchive', scope: 'region' },
  'metric-filter': { operation: 'logs:DescribeMetricFilters', accounts: 'management', scope: 'region' },
  'kinesis-stream': {
    operation: 'kinesis:DescribeStreamSummary',
    accounts: 'logArchive',
    scope: 'region',
    of: 'log-destination',
  },
  'delivery-stream': { operation: 'firehose:ListDeliveryStreams', accounts: 'logArchive', scope: 'region' },
  'delivery-stream-detail': {
    operation: 'firehose:DescribeDeliveryStream',
    accounts: 'logArchive',
    scope: 'region',
    of: 'delivery-stream',
  },
  bucket: { operation: 's3:ListBuckets', accounts: 'all', scope: 'global' },
  'bucket-location': { operation: 's3:GetBucketLocation', accounts: 'all', scope: 'global', of: 'bucket' },
  'bucket-versioning': { operation: 's3:GetBucketVersioning', accounts: 'all', scope: 'global', of: 'bucket-location' },
  'bucket-lifecycle': {
    operation: 's3:GetBucketLifecycleConfiguration',
    accounts: 'logArchive',
    scope: 'global',
    of: 'bucket-location',
  },
  'bucket-object-lock': {
    operation: 's3:GetObjectLockConfiguration',
    accounts: 'logArchive',
    scope: 'global',
    of: 'bucket-location',
  },
  'bucket-replication': {
    operation: 's3:GetBucketReplication',
    accounts: 'all',
    scope: 'global',
    of: 'bucket-location',
  },
  'bucket-encryption': {
    operation: 's3:GetBucketEncryption',
    accounts: 'all',
    scope: 'global',
    of: 'bucket-location',
  },
  'bucket-policy-status': {
    operation: 's3:GetBucketPolicyStatus',
    accounts: 'logArchive',
    scope: 'global',
    of: 'bucket-location',
  },
  'bucket-public-access-block': {
    operation: 's3:GetPublicAccessBlock',
    accounts: 'logArchive',
    scope: 'global',
    of: 'bucket-location',
  },
  'kms-alias': { operation: 'kms:ListAliases', accounts: 'logArchive', scope: 'region' },
  'kms-key': { operation: 'kms:DescribeKey', accounts: 'logArchive', scope: 'global', of: 'bucket-encryption' },
  'kms-key-rotation': {
    operation: 'kms:GetKeyRotationStatus',
    accounts: 'logArchive',
    scope: 'global',
    of: 'kms-key',
  },
} as const satisfies Record<ResourceType, Reading>;
