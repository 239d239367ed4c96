import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { CloudTrailClient, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeFlowLogsCommand,
  DescribeVpcsCommand,
  EC2Client,
  RequestSpotInstancesCommand,
} from '@aws-sdk/client-ec2';
import { DescribeDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { DescribeKeyCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { DescribeOrganizationCommand, ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import type { AwsShape } from '../../../sim/operation.ts';
import { answerOf, serve, settings, WORKLOAD } from './served.ts';

/** Names that break whatever forgets to escape. */
const HOSTILE = `<script>&amp; "quoted" 'single' ünïcödé 日本 🛡 ]]>\r\n\ttab`;
const AT = new Date('2026-11-23T10:11:12.345Z');
const ON_THE_SECOND = new Date('2026-11-23T10:11:12.000Z');

/** Sends one command to a server that gives one answer; returns what the client got and what the handler was asked. */
async function roundTrip(
  operation: string,
  answer: AwsShape,
  send: (client: ReturnType<typeof settings>) => Promise<object>,
) {
  const server = await serve({ [operation]: () => answer });
  const got = await answerOf(send(settings(server)));
  expect(server.faultsOfOurOwn).toEqual([]);
  return { got, asked: server.calls[0]?.input };
}

test('sts speaks awsQuery: dates, lists and special characters arrive on both sides', async () => {
  const answer = {
    Credentials: {
      AccessKeyId: 'ASIASIM0444455556666',
      SecretAccessKey: 'a+b/c=',
      SessionToken: HOSTILE,
      Expiration: AT,
    },
    AssumedRoleUser: { AssumedRoleId: 'AROA:scan', Arn: 'arn:aws:sts::444455556666:assumed-role/scan/scan' },
  };
  const input = {
    RoleArn: 'arn:aws:iam::444455556666:role/scan',
    RoleSessionName: 'scan',
    PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/SecurityAudit' }, { arn: 'arn:aws:iam::aws:policy/ViewOnlyAccess' }],
    Tags: [{ Key: 'owner', Value: 'a&b=c d+e%' }],
    TransitiveTagKeys: [],
    DurationSeconds: 3600,
  };
  const { got, asked } = await roundTrip('sts:AssumeRole', answer, (client) =>
    new STSClient(client).send(new AssumeRoleCommand(input)),
  );
  expect(got).toEqual(answer);
  expect(asked).toEqual(input);
});

test('sts answers an operation without input', async () => {
  const answer = { UserId: 'AROA:scan', Account: WORKLOAD, Arn: 'arn:aws:sts::444455556666:assumed-role/scan/scan' };
  const { got, asked } = await roundTrip('sts:GetCallerIdentity', answer, (client) =>
    new STSClient(client).send(new GetCallerIdentityCommand({})),
  );
  expect(got).toEqual(answer);
  expect(asked).toEqual({});
});

test('ec2 speaks ec2Query: its own member names, nested and empty lists', async () => {
  const answer = {
    Vpcs: [
      { VpcId: 'vpc-1', IsDefault: true, Tags: [{ Key: 'Name', Value: HOSTILE }], CidrBlockAssociationSet: [] },
      {
        VpcId: 'vpc-2',
        IsDefault: false,
        CidrBlockAssociationSet: [{ CidrBlock: '10.0.0.0/8', CidrBlockState: { State: 'associated' } }],
      },
    ],
    NextToken: 'next+/=',
  };
  const input = {
    Filters: [
      { Name: 'tag:Name', Values: ['a', 'b & c'] },
      { Name: 'is-default', Values: ['false'] },
    ],
    MaxResults: 5,
    DryRun: false,
  };
  const { got, asked } = await roundTrip('ec2:DescribeVpcs', answer, (client) =>
    new EC2Client(client).send(new DescribeVpcsCommand(input)),
  );
  expect(got).toEqual(answer);
  expect(asked).toEqual(input);
});

test('ec2 answers dates, and an empty list stays an empty list', async () => {
  const flowLogs = { FlowLogs: [{ FlowLogId: 'fl-1', CreationTime: AT, MaxAggregationInterval: 600 }] };
  const described = await roundTrip('ec2:DescribeFlowLogs', flowLogs, (client) =>
    new EC2Client(client).send(new DescribeFlowLogsCommand({ FlowLogIds: ['fl-1', 'fl-2'] })),
  );
  expect(described).toEqual({ got: flowLogs, asked: { FlowLogIds: ['fl-1', 'fl-2'] } });
  const none = await roundTrip('ec2:DescribeVpcs', { Vpcs: [] }, (client) =>
    new EC2Client(client).send(new DescribeVpcsCommand({})),
  );
  expect(none).toEqual({ got: { Vpcs: [] }, asked: {} });
});

test('ec2 reads the names that only its requests have', async () => {
  const networkInterface = { DeviceIndex: 0, Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }] };
  const input = { InstanceCount: 1, LaunchSpecification: { NetworkInterfaces: [networkInterface] } };
  const { asked } = await roundTrip('ec2:RequestSpotInstances', { SpotInstanceRequests: [] }, (client) =>
    new EC2Client(client).send(new RequestSpotInstancesCommand(input)),
  );
  expect(asked).toMatchObject(input);
});

test('cloudtrail speaks awsJson: dates to the millisecond', async () => {
  const answer = { IsLogging: true, LatestDeliveryTime: AT, LatestDeliveryError: HOSTILE };
  const { got, asked } = await roundTrip('cloudtrail:GetTrailStatus', answer, (client) =>
    new CloudTrailClient(client).send(new GetTrailStatusCommand({ Name: 'org-trail' })),
  );
  expect(got).toEqual(answer);
  expect(asked).toEqual({ Name: 'org-trail' });
});

test('logs speaks awsJson: numbers of milliseconds stay numbers', async () => {
  const answer = {
    logGroups: [
      {
        logGroupName: HOSTILE,
        creationTime: AT.getTime(),
        retentionInDays: 731,
        storedBytes: 0,
        inheritedProperties: [],
      },
      { logGroupName: '/aws/kept-for-ever', creationTime: 0 },
    ],
    nextToken: 'next',
  };
  const { got, asked } = await roundTrip('logs:DescribeLogGroups', answer, (client) =>
    new CloudWatchLogsClient(client).send(new DescribeLogGroupsCommand({ limit: 50, accountIdentifiers: [] })),
  );
  expect(got).toEqual(answer);
  expect(asked).toEqual({ limit: 50, accountIdentifiers: [] });
});

test('organizations speaks awsJson: nested structures and lists', async () => {
  const organization = { Organization: { Id: 'o-example', FeatureSet: 'ALL', AvailablePolicyTypes: [] } };
  const described = await roundTrip('organizations:DescribeOrganization', organization, (client) =>
    new OrganizationsClient(client).send(new DescribeOrganizationCommand({})),
  );
  expect(described.got).toEqual(organization);
  const accounts = { Accounts: [{ Id: '012345678912', Name: HOSTILE, JoinedTimestamp: AT, State: 'ACTIVE' }] };
  const listed = await roundTrip('organizations:ListAccounts', accounts, (client) =>
    new OrganizationsClient(client).send(new ListAccountsCommand({ MaxResults: 20 })),
  );
  expect(listed).toEqual({ got: accounts, asked: { MaxResults: 20 } });
});

test("kinesis is answered over its client's own HTTP/2", async () => {
  const answer = {
    StreamDescriptionSummary: {
      StreamName: 'log-stream',
      StreamARN: 'arn:aws:kinesis:ca-central-1:444455556666:stream/log-stream',
      StreamStatus: 'ACTIVE',
      RetentionPeriodHours: 24,
      StreamCreationTimestamp: AT,
      EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
      OpenShardCount: 1,
    },
  };
  const { got, asked } = await roundTrip('kinesis:DescribeStreamSummary', answer, async (client) => {
    const kinesis = new KinesisClient(client);
    const sent = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'log-stream' }));
    kinesis.destroy();
    return sent;
  });
  expect(got).toEqual(answer);
  expect(asked).toEqual({ StreamName: 'log-stream' });
});

test('firehose speaks awsJson: deep structures', async () => {
  const answer = {
    DeliveryStreamDescription: {
      DeliveryStreamName: 'firehose',
      DeliveryStreamARN: 'arn:aws:firehose:ca-central-1:444455556666:deliverystream/firehose',
      DeliveryStreamStatus: 'ACTIVE',
      DeliveryStreamType: 'KinesisStreamAsSource',
      VersionId: '1',
      CreateTimestamp: AT,
      Destinations: [
        {
          DestinationId: 'd-1',
          S3DestinationDescription: {
            RoleARN: 'arn:aws:iam::444455556666:role/firehose',
            BucketARN: 'arn:aws:s3:::central-logs',
            BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 300 },
            CompressionFormat: 'UNCOMPRESSED',
            EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' },
          },
        },
      ],
      HasMoreDestinations: false,
    },
  };
  const { got, asked } = await roundTrip('firehose:DescribeDeliveryStream', answer, (client) =>
    new FirehoseClient(client).send(new DescribeDeliveryStreamCommand({ DeliveryStreamName: 'firehose' })),
  );
  expect(got).toEqual(answer);
  expect(asked).toEqual({ DeliveryStreamName: 'firehose' });
});

test('kms speaks awsJson: bytes and maps', async () => {
  const described = { KeyMetadata: { KeyId: '1234abcd', CreationDate: AT, Enabled: true, KeyManager: 'CUSTOMER' } };
  const key = await roundTrip('kms:DescribeKey', described, (client) =>
    new KMSClient(client).send(new DescribeKeyCommand({ KeyId: 'alias/logs' })),
  );
  expect(key).toEqual({ got: described, asked: { KeyId: 'alias/logs' } });
  const encrypted = { CiphertextBlob: new Uint8Array([0, 127, 128, 255]), KeyId: '1234abcd' };
  const input = {
    KeyId: '1234abcd',
    Plaintext: new Uint8Array([1, 2, 250]),
    EncryptionContext: { 'aws:s3:arn': HOSTILE },
  };
  const { got, asked } = await roundTrip('kms:Encrypt', encrypted, (client) =>
    new KMSClient(client).send(new EncryptCommand(input)),
  );
  expect(Buffer.from(got.CiphertextBlob as Uint8Array).toString('hex')).toBe('007f80ff');
  expect(asked).toEqual(input);
});

test('account speaks restJson', async () => {
  const answer = {
    Regions: [
      { RegionName: 'ca-central-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' },
      { RegionName: HOSTILE, RegionOptStatus: 'DISABLED' },
    ],
    NextToken: 'next',
  };
  const input = { MaxResults: 50, RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'] as const };
  const { got, asked } = await roundTrip('account:ListRegions', answer, (client) =>
    new AccountClient(client).send(
      new ListRegionsCommand({ ...input, RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'] }),
    ),
  );
  expect(got).toEqual(answer);
  expect(asked).toEqual(input);
});

test('s3 speaks restXml: wrapped lists, and query parameters', async () => {
  const answer = {
    Buckets: [{ Name: 'central-logs', CreationDate: ON_THE_SECOND, BucketRegion: 'ca-central-1' }],
    Owner: { ID: 'owner', DisplayName: HOSTILE },
    ContinuationToken: 'next+/=&',
  };
  const { got, asked } = await roundTrip('s3:ListBuckets', answer, (client) =>
    new S3Client(client).send(new ListBucketsCommand({ MaxBuckets: 100, ContinuationToken: 'a+b/=&' })),
  );
  expect(got).toEqual(answer);
  expect(asked).toEqual({ MaxBuckets: 100, ContinuationToken: 'a+b/=&' });
});

test('s3 answers a bucket without versioning, and an empty region, as AWS does', async () => {
  const versioning = await roundTrip('s3:GetBucketVersioning', {}, (client) =>
    new S3Client(client).send(new GetBucketVersioningCommand({ Bucket: 'central-logs' })),
  );
  expect(versioning).toEqual({ got: {}, asked: { Bucket: 'central-logs' } });
  const near = await roundTrip('s3:GetBucketLocation', { LocationConstraint: 'ca-central-1' }, (client) =>
    new S3Client(client).send(new GetBucketLocationCommand({ Bucket: 'central-logs' })),
  );
  expect(near.got).toEqual({ LocationConstraint: 'ca-central-1' });
  const classic = await roundTrip('s3:GetBucketLocation', {}, (client) =>
    new S3Client(client).send(new GetBucketLocationCommand({ Bucket: 'central-logs' })),
  );
  expect(classic.got).toEqual({});
});

test('s3 answers flattened lists, headers and dates in one answer', async () => {
  const answer = {
    Rules: [
      {
        ID: HOSTILE,
        Status: 'Enabled' as const,
        Filter: { And: { Prefix: 'AWSLogs/', Tags: [{ Key: 'a', Value: '<b>' }] } },
        Expiration: { Days: 730 },
        NoncurrentVersionExpiration: { NoncurrentDays: 730 },
        Transitions: [{ Date: ON_THE_SECOND, StorageClass: 'GLACIER' as const }],
      },
      { Status: 'Disabled' as const, Filter: { Prefix: '' } },
    ],
    TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
  };
  const { got } = await roundTrip('s3:GetBucketLifecycleConfiguration', answer, (client) =>
    new S3Client(client).send(new GetBucketLifecycleConfigurationCommand({ Bucket: 'central-logs' })),
  );
  expect(got).toEqual(answer);
});

test('s3 answers a structure that is the whole body', async () => {
  const encryption = {
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/x' },
          BucketKeyEnabled: true,
        },
      ],
    },
  };
  const described = await roundTrip('s3:GetBucketEncryption', encryption, (client) =>
    new S3Client(client).send(new GetBucketEncryptionCommand({ Bucket: 'central-logs' })),
  );
  expect(described.got).toEqual(encryption);
  const status = await roundTrip('s3:GetBucketPolicyStatus', { PolicyStatus: { IsPublic: false } }, (client) =>
    new S3Client(client).send(new GetBucketPolicyStatusCommand({ Bucket: 'central-logs' })),
  );
  expect(status.got).toEqual({ PolicyStatus: { IsPublic: false } });
});

test('s3 tells listings of objects from listings of buckets, and takes an object with its headers', async () => {
  const listed = await roundTrip('s3:ListObjectsV2', { KeyCount: 1, Contents: [{ Key: 'a/b c', Size: 3 }] }, (client) =>
    new S3Client(client).send(new ListObjectsV2Command({ Bucket: 'central-logs', Prefix: 'a/' })),
  );
  expect(listed).toEqual({
    got: { KeyCount: 1, Contents: [{ Key: 'a/b c', Size: 3 }] },
    asked: { Bucket: 'central-logs', Prefix: 'a/' },
  });
  const put = await roundTrip('s3:PutObject', { ETag: '"abc"' }, (client) =>
    new S3Client({ ...client, requestChecksumCalculation: 'WHEN_REQUIRED' }).send(
      new PutObjectCommand({
        Bucket: 'central-logs',
        Key: 'reports/2026 ü/report.json',
        Body: '{}',
        IfNoneMatch: '*',
        Metadata: { digest: 'abc' },
      }),
    ),
  );
  expect(put.got).toEqual({ ETag: '"abc"' });
  expect(put.asked).toMatchObject({
    Bucket: 'central-logs',
    Key: 'reports/2026 ü/report.json',
    IfNoneMatch: '*',
    Metadata: { digest: 'abc' },
    Body: new Uint8Array(Buffer.from('{}')),
  });
});

test('s3 answers attributes, and headers without a body', async () => {
  const acl = {
    Owner: { ID: 'owner' },
    Grants: [
      {
        Grantee: { Type: 'Group' as const, URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' },
        Permission: 'WRITE',
      },
      { Grantee: { Type: 'CanonicalUser' as const, ID: 'owner' }, Permission: 'FULL_CONTROL' },
    ],
  };
  const granted = await roundTrip('s3:GetBucketAcl', acl, (client) =>
    new S3Client(client).send(new GetBucketAclCommand({ Bucket: 'central-logs' })),
  );
  expect(granted.got).toEqual(acl);
  const head = { ContentLength: 7, LastModified: ON_THE_SECOND, Metadata: { digest: 'abc' }, DeleteMarker: false };
  const described = await roundTrip('s3:HeadObject', head, (client) =>
    new S3Client(client).send(new HeadObjectCommand({ Bucket: 'central-logs', Key: 'a' })),
  );
  expect(described).toEqual({ got: head, asked: { Bucket: 'central-logs', Key: 'a' } });
});

test('s3 sends what AWS sends where the SDK would take more than that', async () => {
  const server = await serve({
    's3:GetBucketLocation': () => ({ LocationConstraint: 'ca-central-1' }),
    's3:GetBucketAcl': () => ({ Grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'a' }, Permission: 'READ' }] }),
  });
  const authorization = 'AWS4-HMAC-SHA256 Credential=A/20261123/us-east-1/s3/aws4_request, Signature=0';
  const bodyOf = async (what: string) =>
    (await fetch(`${server.endpoint}/central-logs?${what}`, { headers: { authorization } })).text();
  const prologue = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const xmlns = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  expect(await bodyOf('location')).toBe(`${prologue}<LocationConstraint ${xmlns}>ca-central-1</LocationConstraint>`);
  expect(await bodyOf('acl')).toBe(
    `${prologue}<AccessControlPolicy ${xmlns}><AccessControlList><Grant>` +
      '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>a</ID></Grantee>' +
      '<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>',
  );
});
