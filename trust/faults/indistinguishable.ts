import type { Case } from './cases.ts';
import { acquits, type Judged } from './promise.ts';

/** A fault that cannot be told from an answer that AWS may give, and why. */
export type Indistinguishable = {
  /** An operation; null: every one. */
  readonly operation: string | null;
  /** Fits the name of a case: `missing-member trailList.0.KmsKeyId`. */
  readonly name: RegExp;
  readonly reason: string;
  /** Such an answer may turn a verdict into one that acquits, as it would if it were true. */
  readonly mayAcquit?: true;
};

/** A member (a pattern whose dots are dots) that is left out or null. */
function none(member: string): RegExp {
  return new RegExp(`^(?:missing|null)-member ${member.replaceAll('.', '\\.')}$`);
}

/** Everything that is believed. Whatever is not in this list has to be a gap. */
export const INDISTINGUISHABLE: readonly Indistinguishable[] = [
  {
    operation: null,
    name: /^(?:missing|null)-member \w*[tT]oken$/,
    reason: 'a page without a token is the last one; AWS has no other sign of it',
    mayAcquit: true,
  },
  {
    operation: 'cloudtrail:DescribeTrails',
    name: none('trailList.0.(?:CloudWatchLogsLogGroupArn|KmsKeyId|S3KeyPrefix)'),
    reason: 'AWS leaves out what the trail does not have',
  },
  {
    operation: 'cloudtrail:GetTrailStatus',
    name: none('(?:Latest\\w*Delivery(?:Time|Error)|LatestNotificationError|(?:Start|Stop)LoggingTime)'),
    reason: 'AWS leaves out what never happened, and errors of deliveries that worked',
    mayAcquit: true,
  },
  {
    operation: 'ec2:DescribeFlowLogs',
    name: none('FlowLogs.0.DeliverLogs(?:Status|ErrorMessage)'),
    reason: 'AWS leaves it out until something was delivered, and the message where nothing went wrong',
  },
  {
    operation: 'ec2:DescribeVpcs',
    name: none('Vpcs.0.Tags(?:.0.Value)?'),
    reason: 'a VPC needs no tags, and a tag no value; nothing is judged by them',
  },
  {
    operation: 'firehose:DescribeDeliveryStream',
    name: none('DeliveryStreamDescription.Destinations.0.ExtendedS3DestinationDescription.(?:ErrorOutput)?Prefix'),
    reason: 'a stream without prefixes writes into the root of the bucket',
  },
  {
    operation: 'guardduty:DescribeOrganizationConfiguration',
    name: none('AutoEnableOrganizationMembers'),
    reason: 'the older member says the same of new accounts',
  },
  {
    operation: 'guardduty:DescribePublishingDestination',
    name: none('DestinationProperties.KmsKeyArn'),
    reason: 'AWS may leave out the key, and nothing is judged by it',
  },
  {
    operation: 'guardduty:GetAdministratorAccount',
    name: none('Administrator'),
    reason: 'AWS leaves it out of a detector that stands alone',
  },
  {
    operation: 'guardduty:GetDetector',
    name: none('Features'),
    reason: 'the data sources say the same of what every detector has, and the rest is not known',
  },
  {
    operation: 'guardduty:GetMemberDetectors',
    name: none('MemberDataSourceConfigurations.0.Features'),
    reason: 'the data sources say the same of what every detector has, and the rest is not known',
  },
  ...['DescribeOrganizationConfiguration', 'GetDetector', 'GetMemberDetectors'].map((operation) => ({
    operation: `guardduty:${operation}`,
    name: /^unknown-word (?:\w+\.0\.)?Features\.0\.Name$/,
    reason: 'AWS adds features every year',
  })),
  {
    operation: 'guardduty:ListDetectors',
    name: /^wrong-account$/,
    reason: 'a detector is named by an id of its own; what is asked about it then is refused',
  },
  {
    operation: 'logs:DescribeDestinations',
    name: none('destinations.0.accessPolicy'),
    reason: 'a new destination has no policy',
  },
  {
    operation: 'logs:DescribeLogGroups',
    name: none('logGroups.0.kmsKeyId'),
    reason: 'a group without a key of its own',
  },
  {
    operation: 'logs:DescribeLogGroups',
    name: none('logGroups.0.logGroupClass'),
    reason: 'groups from before there were classes have none',
    mayAcquit: true,
  },
  {
    operation: 'logs:DescribeLogGroups',
    name: none('logGroups.0.retentionInDays'),
    reason: 'a group that is kept for ever',
    mayAcquit: true,
  },
  {
    operation: 'organizations:ListRoots',
    name: /^unknown-word Roots\.0\.PolicyTypes\.0\.Type$/,
    reason: 'AWS adds types of policies every year',
  },
  {
    operation: 's3:GetBucketEncryption',
    name: none('\\S+.(?:KMSMasterKeyID|BucketKeyEnabled)'),
    reason: 'a bucket that encrypts with the key that AWS manages; nothing is judged by bucket keys',
    mayAcquit: true,
  },
  {
    operation: 's3:GetBucketLifecycleConfiguration',
    name: none('Rules.0.(?:ID|Expiration|NoncurrentVersionExpiration|Filter.Prefix)'),
    reason: 'a rule has any of the actions, and an empty filter speaks of every key',
    mayAcquit: true,
  },
  {
    operation: 's3:GetBucketLocation',
    name: none('LocationConstraint'),
    reason: 'AWS gives no location for us-east-1',
  },
  {
    operation: 's3:GetBucketReplication',
    name: none(
      'ReplicationConfiguration.Rules.0.(?:ID|Filter.Prefix|Destination.A\\w+|SourceSelectionCriteria(?:.SseKmsEncryptedObjects)?)',
    ),
    reason: 'a rule that replicates less, or as its own account',
    mayAcquit: true,
  },
  {
    operation: 's3:GetBucketVersioning',
    name: none('Status'),
    reason: 'a bucket that never had versions has no status',
  },
  {
    operation: 'cloudtrail:DescribeTrails',
    name: /^wrong-account$/,
    reason: 'all accounts see the trail of the organization, and the answer names nobody but its owner',
    mayAcquit: true,
  },
  {
    operation: 'ec2:DescribeFlowLogs',
    name: /^wrong-account$/,
    reason: 'a flow log names no account, and may be on something that is shared',
    mayAcquit: true,
  },
  {
    operation: 'ec2:DescribeVpcs',
    name: /^wrong-account$/,
    reason: 'VPCs of other accounts are those that are shared into the account',
    mayAcquit: true,
  },
  {
    operation: 'firehose:ListDeliveryStreams',
    name: /^wrong-account$/,
    reason: 'the answer is a list of names',
    mayAcquit: true,
  },
  {
    operation: 'kinesis:DescribeStreamSummary',
    name: /^wrong-account$/,
    reason: 'the stream that a destination names need not exist',
  },
  {
    operation: 'logs:DescribeDestinations',
    name: /^wrong-account$/,
    reason: 'an account without destinations',
  },
  {
    operation: 'logs:DescribeSubscriptionFilters',
    name: /^wrong-account$/,
    reason: 'a filter names its log group, and the accelerator gives those of all accounts the same names',
    mayAcquit: true,
  },
  {
    operation: 's3:ListBuckets',
    name: /^wrong-account$/,
    reason: 'a bucket names no account, and its owner is a canonical id that nothing else tells',
    mayAcquit: true,
  },
  {
    operation: 'cloudtrail:DescribeTrails',
    name: /^wrong-region$/,
    reason: 'a trail of all regions shows in each of them with the same ARN',
    mayAcquit: true,
  },
  {
    operation: 'cloudtrail:GetTrailStatus',
    name: /^wrong-region$/,
    reason: 'the status names no trail, and has no times where the trail does not live',
  },
  {
    operation: 'ec2:DescribeFlowLogs',
    name: /^wrong-region$/,
    reason: 'a flow log names no region, unless it writes into a log group',
    mayAcquit: true,
  },
  {
    operation: 'ec2:DescribeVpcs',
    name: /^wrong-region$/,
    reason: 'a VPC names no region',
    mayAcquit: true,
  },
  {
    operation: 'guardduty:ListDetectors',
    name: /^wrong-region$/,
    reason: 'a detector is named by an id of its own; what is asked about it then is refused',
  },
  {
    operation: 'guardduty:ListOrganizationAdminAccounts',
    name: /^wrong-region$/,
    reason: 'the answer is a list of accounts',
    mayAcquit: true,
  },
  {
    operation: 'kinesis:DescribeStreamSummary',
    name: /^wrong-region$/,
    reason: 'the stream that a destination names need not exist',
  },
];

/** The entry that a case falls under; null: there is none, so it must not be believed. */
export function indistinguishableOf({ operation, name }: Pick<Case, 'operation' | 'name'>): Indistinguishable | null {
  return (
    INDISTINGUISHABLE.find((entry) => (entry.operation ?? operation) === operation && entry.name.test(name)) ?? null
  );
}

/** What is broken of the promise when a fault is believed, or moves verdicts. */
export function faultsOfBelief(tried: Case, { isBelieved, moved, lost }: Judged): string[] {
  const entry = indistinguishableOf(tried);
  const acquitted = moved.filter(acquits);
  if (acquitted.length > 0 && !entry?.mayAcquit) return [`acquits: ${acquitted[0]}`];
  if (isBelieved && entry === null)
    return [`is believed: ${[...moved, ...lost].slice(0, 2).join('; ') || 'what was read differs'}`];
  return moved.length > 0 && entry === null && tried.effect !== 'gone' ? [`moves: ${moved[0]}`] : [];
}
