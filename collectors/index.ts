import type { ParentOf, ResourceType } from '../model/resource.ts';
import { trail } from './cloudtrail/trail.ts';
import { trailSelectors } from './cloudtrail/trail-selectors.ts';
import { trailStatus } from './cloudtrail/trail-status.ts';
import type { Collector } from './collector.ts';
import { flowLog } from './ec2/flow-log.ts';
import { vpc } from './ec2/vpc.ts';
import { deliveryStream } from './firehose/delivery-stream.ts';
import { deliveryStreamDetail } from './firehose/delivery-stream-detail.ts';
import { kinesisStream } from './kinesis/kinesis-stream.ts';
import { kmsAlias } from './kms/kms-alias.ts';
import { kmsKey } from './kms/kms-key.ts';
import { kmsKeyRotation } from './kms/kms-key-rotation.ts';
import { logAccountPolicy } from './logs/log-account-policy.ts';
import { logDestination } from './logs/log-destination.ts';
import { logGroup } from './logs/log-group.ts';
import { logSubscriptions } from './logs/log-subscriptions.ts';
import { metricFilter } from './logs/metric-filter.ts';
import { organization } from './organizations/organization.ts';
import { organizationRoot } from './organizations/organization-root.ts';
import { trustedService } from './organizations/trusted-service.ts';
import { bucket } from './s3/bucket.ts';
import { bucketEncryption } from './s3/bucket-encryption.ts';
import { bucketLifecycle } from './s3/bucket-lifecycle.ts';
import { bucketLocation } from './s3/bucket-location.ts';
import { bucketObjectLock } from './s3/bucket-object-lock.ts';
import { bucketPolicyStatus } from './s3/bucket-policy-status.ts';
import { bucketPublicAccessBlock } from './s3/bucket-public-access-block.ts';
import { bucketReplication } from './s3/bucket-replication.ts';
import { bucketVersioning } from './s3/bucket-versioning.ts';

/** A collector whose parent is what the definition of its type says. */
export type CollectorOf<T extends ResourceType> = [ParentOf<T>] extends [never]
  ? Collector<T>
  : Collector<T, ParentOf<T>>;

/** Every resource type has exactly one collector. */
export type Collectors = { readonly [T in ResourceType]: CollectorOf<T> };

export const COLLECTORS = {
  organization,
  'organization-root': organizationRoot,
  'trusted-service': trustedService,
  trail,
  'trail-status': trailStatus,
  'trail-selectors': trailSelectors,
  vpc,
  'flow-log': flowLog,
  'log-group': logGroup,
  'log-subscriptions': logSubscriptions,
  'log-account-policy': logAccountPolicy,
  'log-destination': logDestination,
  'metric-filter': metricFilter,
  'kinesis-stream': kinesisStream,
  'delivery-stream': deliveryStream,
  'delivery-stream-detail': deliveryStreamDetail,
  bucket,
  'bucket-location': bucketLocation,
  'bucket-versioning': bucketVersioning,
  'bucket-lifecycle': bucketLifecycle,
  'bucket-object-lock': bucketObjectLock,
  'bucket-replication': bucketReplication,
  'bucket-encryption': bucketEncryption,
  'bucket-policy-status': bucketPolicyStatus,
  'bucket-public-access-block': bucketPublicAccessBlock,
  'kms-alias': kmsAlias,
  'kms-key': kmsKey,
  'kms-key-rotation': kmsKeyRotation,
} as const satisfies Collectors;
