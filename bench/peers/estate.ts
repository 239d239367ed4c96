import { CloudTrailClient, CreateTrailCommand, StartLoggingCommand } from '@aws-sdk/client-cloudtrail';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateFlowLogsCommand, CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateAccountCommand, CreateOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

/** The account that moto gives to unknown credentials. */
export const CALLER = '123456789012';
export const HOME = 'ca-central-1';

/** The regions that an account has without opting in. */
export const REGIONS = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const;

const root = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * Builds what all tools are measured on: an organization of `accounts` accounts, each with 5 VPCs (two with flow logs),
 * 50 log groups and one trail in each region. The account ids, the caller's first.
 */
export async function buildEstate(endpoint: string, accounts: number): Promise<string[]> {
  const organizations = new OrganizationsClient({ endpoint, region: 'us-east-1', credentials: root });
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const ids = [CALLER];
  while (ids.length < accounts) {
    const name = `Member ${ids.length}`;
    const created = await organizations.send(
      new CreateAccountCommand({ AccountName: name, Email: `member${ids.length}@example.com` }),
    );
    ids.push(created.CreateAccountStatus?.AccountId ?? '');
  }
  const sts = new STSClient({ endpoint, region: HOME, credentials: root });
  for (const id of ids) {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${id}:role/Builder`, RoleSessionName: 'builder' }),
    );
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const bucket = `trail-${id}`;
    const s3 = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    await Promise.all(REGIONS.map((region) => buildRegion({ endpoint, region, credentials }, bucket)));
  }
  return ids;
}

type Settings = { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };

async function buildRegion(settings: Settings, bucket: string): Promise<void> {
  const ec2 = new EC2Client(settings);
  const logs = new CloudWatchLogsClient(settings);
  for (let number = 0; number < 50; number += 1) {
    const logGroupName = `/app/service-${number}`;
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    if (number % 2 === 0) await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 731 }));
  }
  for (let number = 0; number < 5; number += 1) {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: `10.${number}.0.0/16` }));
    if (number >= 2) continue;
    await ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds: [Vpc?.VpcId ?? ''],
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: `arn:aws:s3:::${bucket}`,
      }),
    );
  }
  const cloudtrail = new CloudTrailClient(settings);
  const name = `trail-${settings.region}`;
  await cloudtrail.send(new CreateTrailCommand({ Name: name, S3BucketName: bucket, EnableLogFileValidation: true }));
  await cloudtrail.send(new StartLoggingCommand({ Name: name }));
}
