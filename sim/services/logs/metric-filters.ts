import type { MetricFilter } from '@aws-sdk/client-cloudwatch-logs';
import { TRAIL_LOG_GROUP } from '../../landing-zone/names.ts';

const events = (...names: readonly string[]) => `{ ${names.map((name) => `($.eventName = ${name})`).join(' || ')} }`;

/** Some of the filters that the accelerator puts on the trail's log group, by the name of their metric. */
const PATTERNS: Readonly<Record<string, string>> = {
  CloudTrailEventCount: events('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'),
  ConsoleSignInFailureCount: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  DisableOrDeleteCMKCount: events('DisableKey', 'ScheduleKeyDeletion'),
  NetworkAclEventCount: events('CreateNetworkAcl', 'DeleteNetworkAcl', 'ReplaceNetworkAclEntry'),
  RootLoginEventCount: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }',
  SecurityGroupEventCount: events('CreateSecurityGroup', 'DeleteSecurityGroup'),
  VpcEventCount: events('CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute'),
};

export const METRIC_FILTERS: readonly MetricFilter[] = Object.entries(PATTERNS).map(([metric, pattern]) => ({
  filterName: `ASEA-${metric}`,
  filterPattern: pattern,
  metricTransformations: [{ metricName: metric, metricNamespace: 'CloudTrailMetrics', metricValue: '1' }],
  creationTime: Date.UTC(2024, 0, 15),
  logGroupName: TRAIL_LOG_GROUP,
}));
