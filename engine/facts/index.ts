import type { Fact } from '../fact.ts';
import { bucketKey } from './bucket-key.ts';
import { bucketKeyRotation } from './bucket-key-rotation.ts';
import { bucketKeyState } from './bucket-key-state.ts';
import { bucketVersioning } from './bucket-versioning.ts';
import { centralDestinations } from './central-destinations.ts';
import { coreAccount, coreAccountRole } from './core-account.ts';
import { coverage } from './coverage.ts';
import { currentRetention } from './current-retention.ts';
import { destinationAccess } from './destination-access.ts';
import { destinationDelivery } from './destination-delivery.ts';
import { destinationEncryption } from './destination-encryption.ts';
import { destinationRetention } from './destination-retention.ts';
import { destinationStream } from './destination-stream.ts';
import { flowLogArchival } from './flow-log-archival.ts';
import { flowLogCoverage } from './flow-log-coverage.ts';
import { flowLogDelivery } from './flow-log-delivery.ts';
import { flowLogExtendedFormat, flowLogFormat } from './flow-log-format.ts';
import { flowLogGroups } from './flow-log-groups.ts';
import { flowLogs } from './flow-logs.ts';
import { loadBalancerBucket } from './load-balancer-bucket.ts';
import { logGroupAge } from './log-group-age.ts';
import { logGroupClass, logGroupRetention, logGroupRetentionLimit } from './log-group-retention.ts';
import { logGroupScope } from './log-group-scope.ts';
import { managementEvents } from './management-events.ts';
import { noncurrentRetention } from './noncurrent-retention.ts';
import { objectLock } from './object-lock.ts';
import { organization, organizationPolicies } from './organization.ts';
import { organizationTrails } from './organization-trails.ts';
import { profile } from './profile.ts';
import { s3DataEvents } from './s3-data-events.ts';
import { securityServices } from './security-services.ts';
import { subscriptionRoute } from './subscription-route.ts';
import { trail } from './trail.ts';
import { trailBucket } from './trail-bucket.ts';
import { trailCoverage } from './trail-coverage.ts';
import { trailDelivery } from './trail-delivery.ts';
import { trailDigests } from './trail-digests.ts';
import { trailLogGroup } from './trail-log-group.ts';
import { trailLogGroupDelivery } from './trail-log-group-delivery.ts';
import { trustedAccess } from './trusted-access.ts';
import { vpcScope } from './vpc-scope.ts';

/** Every fact, by the name that rules use. */
export const FACTS = {
  bucketKey,
  bucketKeyRotation,
  bucketKeyState,
  bucketVersioning,
  centralDestinations,
  coreAccount,
  coreAccountRole,
  coverage,
  currentRetention,
  destinationAccess,
  destinationDelivery,
  destinationEncryption,
  destinationRetention,
  destinationStream,
  flowLogArchival,
  flowLogCoverage,
  flowLogDelivery,
  flowLogExtendedFormat,
  flowLogFormat,
  flowLogGroups,
  flowLogs,
  loadBalancerBucket,
  logGroupAge,
  logGroupClass,
  logGroupRetention,
  logGroupRetentionLimit,
  logGroupScope,
  managementEvents,
  noncurrentRetention,
  objectLock,
  organization,
  organizationPolicies,
  organizationTrails,
  profile,
  s3DataEvents,
  securityServices,
  subscriptionRoute,
  trail,
  trailBucket,
  trailCoverage,
  trailDelivery,
  trailDigests,
  trailLogGroup,
  trailLogGroupDelivery,
  trustedAccess,
  vpcScope,
} satisfies Record<string, Fact>;
