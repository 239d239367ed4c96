import type { SubjectKind } from '../model/rule.ts';

/** What a subject is in the words of other formats. */
export type ResourceKind = {
  /** As ARNs name the service. */
  readonly service: string;
  /** The kind of thing, in our own words. */
  readonly type: string;
  /** The type that Security Hub knows it by; `Other` where it has none. */
  readonly asff: 'AwsAccount' | 'AwsCloudTrailTrail' | 'AwsEc2Vpc' | 'AwsS3Bucket' | 'Other';
};

/** Never change an entry: identities in code scanning and in Security Hub are made of them. */
export const RESOURCE_KINDS = {
  organization: { service: 'organizations', type: 'organization', asff: 'Other' },
  'core-account': { service: 'organizations', type: 'account', asff: 'AwsAccount' },
  'trusted-service': { service: 'organizations', type: 'trusted-service', asff: 'Other' },
  'account-region': { service: 'account', type: 'region', asff: 'AwsAccount' },
  'primary-trail': { service: 'cloudtrail', type: 'trail', asff: 'AwsCloudTrailTrail' },
  'organization-trail': { service: 'cloudtrail', type: 'trail', asff: 'AwsCloudTrailTrail' },
  'log-bucket': { service: 's3', type: 'bucket', asff: 'AwsS3Bucket' },
  vpc: { service: 'ec2', type: 'vpc', asff: 'AwsEc2Vpc' },
  'flow-log': { service: 'ec2', type: 'flow-log', asff: 'Other' },
  'workload-log-group': { service: 'logs', type: 'log-group', asff: 'Other' },
  'core-log-group': { service: 'logs', type: 'log-group', asff: 'Other' },
  'log-group': { service: 'logs', type: 'log-group', asff: 'Other' },
  'log-destination': { service: 'logs', type: 'destination', asff: 'Other' },
} as const satisfies Record<SubjectKind, ResourceKind>;
