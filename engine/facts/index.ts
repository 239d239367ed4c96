// Generated from the folder by npm run generate. Do not edit.
import { managementEvents } from './cloudtrail/management-events.ts';
import { organizationTrails } from './cloudtrail/organization-trails.ts';
import { s3DataEvents } from './cloudtrail/s3-data-events.ts';
import { trailBucket } from './cloudtrail/trail-bucket.ts';
import { trailCoverage } from './cloudtrail/trail-coverage.ts';
import { trailDelivery } from './cloudtrail/trail-delivery.ts';
import { trailDigests } from './cloudtrail/trail-digests.ts';
import { trailLogGroup } from './cloudtrail/trail-log-group.ts';
import { trailLogGroupDelivery } from './cloudtrail/trail-log-group-delivery.ts';
import { centralDestinations } from './cloudwatch-logs/central-destinations.ts';
import { destinationAccess } from './cloudwatch-logs/destination-access.ts';
import { destinationDelivery } from './cloudwatch-logs/destination-delivery.ts';
import { destinationEncryption } from './cloudwatch-logs/destination-encryption.ts';
import { destinationRetention } from './cloudwatch-logs/destination-retention.ts';
import { destinationStream } from './cloudwatch-logs/destination-stream.ts';
import { logGroupAge, subscriptionGrace } from './cloudwatch-logs/log-group-age.ts';
import { logGroupRetentionLimit } from './cloudwatch-logs/log-group-retention-limit.ts';
import { logGroupRetentionScope, logGroupScope } from './cloudwatch-logs/log-group-scope.ts';
import { subscriptionRoute } from './cloudwatch-logs/subscription-route.ts';
import { withDerived } from './derived/derived-facts.ts';
import { flowLogArchival } from './flow-logs/flow-log-archival.ts';
import { flowLogCoverage } from './flow-logs/flow-log-coverage.ts';
import { flowLogAge, flowLogDelivery } from './flow-logs/flow-log-delivery.ts';
import { betterFlowLogs, flowLogExtendedFormat, flowLogFormat } from './flow-logs/flow-log-format.ts';
import { flowLogGroups } from './flow-logs/flow-log-groups.ts';
import { flowLogs } from './flow-logs/flow-logs.ts';
import { leftoverVpc, vpcScope } from './flow-logs/vpc-scope.ts';
import { guarddutyAdministration } from './guardduty/guardduty-administration.ts';
import { guarddutyEnrolment } from './guardduty/guardduty-enrolment.ts';
import { guarddutyExport } from './guardduty/guardduty-export.ts';
import { guarddutyFeatures } from './guardduty/guardduty-features.ts';
import { guarddutyMembership } from './guardduty/guardduty-membership.ts';
import { guarddutyStatus } from './guardduty/guardduty-status.ts';
import { coreAccount, coreAccountRole } from './overview/core-account.ts';
import { coverage } from './overview/coverage.ts';
import { organizationPolicies } from './overview/organization.ts';
import { securityServices } from './overview/security-services.ts';
import { bucketKey } from './s3/bucket-key.ts';
import { bucketKeyRotation } from './s3/bucket-key-rotation.ts';
import { bucketKeyState } from './s3/bucket-key-state.ts';
import { currentRetention } from './s3/current-retention.ts';
import { loadBalancerBucket } from './s3/load-balancer-bucket.ts';
import { noncurrentRetention } from './s3/noncurrent-retention.ts';

/** Every fact, by the name that rules use: those by hand, and those that every resource type has. */
export const FACTS = withDerived({
  betterFlowLogs,
  bucketKey,
  bucketKeyRotation,
  bucketKeyState,
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
  flowLogAge,
  flowLogArchival,
  flowLogCoverage,
  flowLogDelivery,
  flowLogExtendedFormat,
  flowLogFormat,
  flowLogGroups,
  flowLogs,
  guarddutyAdministration,
  guarddutyEnrolment,
  guarddutyExport,
  guarddutyFeatures,
  guarddutyMembership,
  guarddutyStatus,
  leftoverVpc,
  loadBalancerBucket,
  logGroupAge,
  logGroupRetentionLimit,
  logGroupRetentionScope,
  logGroupScope,
  managementEvents,
  noncurrentRetention,
  organizationPolicies,
  organizationTrails,
  s3DataEvents,
  securityServices,
  subscriptionGrace,
  subscriptionRoute,
  trailBucket,
  trailCoverage,
  trailDelivery,
  trailDigests,
  trailLogGroup,
  trailLogGroupDelivery,
  vpcScope,
});
