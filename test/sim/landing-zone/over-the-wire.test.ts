import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import {
  CloudWatchLogsClient,
  DescribeAccountPoliciesCommand,
  DescribeDestinationsCommand,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  DescribeSubscriptionFiltersCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DescribeFlowLogsCommand, DescribeRegionsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeDeliveryStreamCommand, FirehoseClient, ListDeliveryStreamsCommand } from '@aws-sdk/client-firehose';
import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { DescribeKeyCommand, GetKeyRotationStatusCommand, KMSClient, ListAliasesCommand } from '@aws-sdk/client-kms';
import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketPolicyStatusCommand,
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlersOf } from '../../../sim/handlers/index.ts';
import type { AwsShape } from '../../../sim/operation.ts';
import { startServer } from '../../../sim/server.ts';
import { asker, smallLandingZone } from './small-landing-zone.ts';

const landingZone = smallLandingZone();
landingZone.useAccountPolicies();
const { core, workloads, trails, organization, bucketsOf } = landingZone;
const [member = ''] = workloads;
const Bucket = bucketsOf(core.logArchive)[1]?.name;
const own = bucketsOf(member)[0]?.name;
const Name = trails[0]?.trail.TrailARN;
const KeyId = trails[0]?.trail.KmsKeyId;
const ParentId = organization.root.Id;

// biome-ignore lint/suspicious/noExplicitAny: clients and commands of ten services share no narrower type
type Class = new (input: any) => any;

/** One question to each operation, or more where answers differ in shape. */
const QUESTIONS: readonly (readonly [operation: string, Class, Class, account: string, input: AwsShape])[] = [
  ['account:ListRegions', AccountClient, ListRegionsCommand, member, {}],
  ['cloudtrail:DescribeTrails', CloudTrailClient, DescribeTrailsCommand, member, { includeShadowTrails: true }],
  ['cloudtrail:GetTrailStatus', CloudTrailClient, GetTrailStatusCommand, core.management, { Name }],
  ['cloudtrail:GetEventSelectors', CloudTrailClient, GetEventSelectorsCommand, core.management, { TrailName: Name }],
  ['ec2:DescribeRegions', EC2Client, DescribeRegionsCommand, member, { AllRegions: true }],
  ['ec2:DescribeVpcs', EC2Client, DescribeVpcsCommand, member, { MaxResults: 100 }],
  ['ec2:DescribeVpcs', EC2Client, DescribeVpcsCommand, core.logArchive, {}],
  ['ec2:DescribeFlowLogs', EC2Client, DescribeFlowLogsCommand, member, { MaxResults: 100 }],
  ['firehose:ListDeliveryStreams', FirehoseClient, ListDeliveryStreamsCommand, core.logArchive, { Limit: 10 }],
  ['firehose:ListDeliveryStreams', FirehoseClient, ListDeliveryStreamsCommand, member, {}],
  [
    'firehose:DescribeDeliveryStream',
    FirehoseClient,
    DescribeDeliveryStreamCommand,
    core.logArchive,
    { DeliveryStreamName: 'ASEA-Firehose-Delivery-Stream-Partition' },
  ],
  [
    'kinesis:DescribeStreamSummary',
    KinesisClient,
    DescribeStreamSummaryCommand,
    core.logArchive,
    { StreamARN: `arn:aws:kinesis:ca-central-1:${core.logArchive}:stream/ASEA-Kinesis-Logs-Stream` },
  ],
  ['kms:DescribeKey', KMSClient, DescribeKeyCommand, core.logArchive, { KeyId }],
  ['kms:GetKeyRotationStatus', KMSClient, GetKeyRotationStatusCommand, core.logArchive, { KeyId }],
  ['kms:ListAliases', KMSClient, ListAliasesCommand, core.logArchive, { Limit: 100 }],
  ['logs:DescribeLogGroups', CloudWatchLogsClient, DescribeLogGroupsCommand, member, { limit: 50 }],
  [
    'logs:DescribeSubscriptionFilters',
    CloudWatchLogsClient,
    DescribeSubscriptionFiltersCommand,
    core.management,
    { logGroupName: '/ASEA/CloudTrail' },
  ],
  [
    'logs:DescribeAccountPolicies',
    CloudWatchLogsClient,
    DescribeAccountPoliciesCommand,
    member,
    { policyType: 'SUBSCRIPTION_FILTER_POLICY' },
  ],
  ['logs:DescribeDestinations', CloudWatchLogsClient, DescribeDestinationsCommand, core.logArchive, {}],
  ['logs:DescribeMetricFilters', CloudWatchLogsClient, DescribeMetricFiltersCommand, core.management, {}],
  ['organizations:DescribeOrganization', OrganizationsClient, DescribeOrganizationCommand, member, {}],
  ['organizations:ListRoots', OrganizationsClient, ListRootsCommand, core.management, {}],
  ['organizations:ListAccounts', OrganizationsClient, ListAccountsCommand, core.management, {}],
  [
    'organizations:ListAccountsForParent',
    OrganizationsClient,
    ListAccountsForParentCommand,
    core.management,
    { ParentId },
  ],
  [
    'organizations:ListOrganizationalUnitsForParent',
    OrganizationsClient,
    ListOrganizationalUnitsForParentCommand,
    core.management,
    { ParentId },
  ],
  [
    'organizations:ListAWSServiceAccessForOrganization',
    OrganizationsClient,
    ListAWSServiceAccessForOrganizationCommand,
    core.management,
    {},
  ],
  [
    'organizations:ListDelegatedAdministrators',
    OrganizationsClient,
    ListDelegatedAdministratorsCommand,
    core.management,
    { ServicePrincipal: 'guardduty.amazonaws.com' },
  ],
  ['s3:ListBuckets', S3Client, ListBucketsCommand, member, { MaxBuckets: 1 }],
  ['s3:GetBucketLocation', S3Client, GetBucketLocationCommand, core.logArchive, { Bucket }],
  ['s3:GetBucketVersioning', S3Client, GetBucketVersioningCommand, core.logArchive, { Bucket }],
  ['s3:GetBucketLifecycleConfiguration', S3Client, GetBucketLifecycleConfigurationCommand, member, { Bucket: own }],
  ['s3:GetBucketReplication', S3Client, GetBucketReplicationCommand, member, { Bucket: own }],
  ['s3:GetBucketEncryption', S3Client, GetBucketEncryptionCommand, core.logArchive, { Bucket }],
  ['s3:GetBucketPolicyStatus', S3Client, GetBucketPolicyStatusCommand, core.logArchive, { Bucket }],
  ['s3:GetPublicAccessBlock', S3Client, GetPublicAccessBlockCommand, core.logArchive, { Bucket }],
];

describe("the landing zone through the SDK's own clients", () => {
  const ask = asker(landingZone);
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer({ handlers: handlersOf(landingZone), callerAccount: landingZone.callerAccount });
  });
  afterAll(() => server.close());

  const send = async (Client: Class, Command: Class, accessKeyId: string, input: AwsShape, sessionToken?: string) => {
    const client = new Client({
      endpoint: server.endpoint,
      region: landingZone.homeRegion,
      credentials: { accessKeyId, secretAccessKey: 'simulated', sessionToken },
      forcePathStyle: true,
      maxAttempts: 1,
    });
    const { $metadata: _, ...answer } = await client.send(new Command(input));
    return answer;
  };

  it.each(QUESTIONS)('%s arrives as it was given', async (operation, Client, Command, account, input) => {
    const answer = await send(Client, Command, `ASIASIM0${account}`, input);
    expect(withoutEmptyLists(answer)).toEqual(withoutEmptyLists(ask(operation, account, input)));
    expect(server.faultsOfOurOwn).toEqual([]);
  });

  it('asks every operation that there is', () => {
    const asked = new Set(QUESTIONS.map(([operation]) => operation));
    const unasked = [...handlersOf(landingZone).keys()].filter((operation) => !asked.has(operation));
    expect(unasked.sort()).toEqual(['s3:GetObjectLockConfiguration', 'sts:AssumeRole', 'sts:GetCallerIdentity']);
  });

  it('enters a member with a session of its own', async () => {
    const role = { RoleArn: `arn:aws:iam::${member}:role/ASEA-ComplianceScan`, RoleSessionName: 'zonewarden' };
    const { Credentials } = await send(STSClient, AssumeRoleCommand, 'AKIAIOSFODNN7EXAMPLE', role);
    const { AccessKeyId, SessionToken } = Credentials;
    const identity = await send(STSClient, GetCallerIdentityCommand, AccessKeyId, {}, SessionToken);
    expect(identity.Account).toBe(member);
    expect(Credentials.Expiration.getTime()).toBeGreaterThan(Date.now());
  });

  it('says which configuration a bucket does not have', async () => {
    const answer = send(S3Client, GetObjectLockConfigurationCommand, `ASIASIM0${core.logArchive}`, { Bucket });
    await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'ObjectLockConfigurationNotFoundError' }));
  });
});

/** In XML an empty list and no list are the same. */
function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, content]) => content !== undefined && !(Array.isArray(content) && content.length === 0))
      .map(([name, content]) => [name, withoutEmptyLists(content)]),
  );
}
