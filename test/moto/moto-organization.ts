import { CloudTrailClient, CreateTrailCommand, StartLoggingCommand } from '@aws-sdk/client-cloudtrail';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateFlowLogsCommand,
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

export const HOME = 'ca-central-1';
export const SECOND = 'us-east-1';
export const REGIONS = [HOME, SECOND] as const;
export const SCAN_ROLE = 'ASEA-ComplianceScan';
/** The account that moto gives to unknown credentials. */
export const MANAGEMENT = '123456789012';

const FLOW_LOG_FIELDS =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status ' +
  'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id pkt-src-aws-service ' +
  'pkt-dst-aws-service flow-direction traffic-path';
export const CUSTOM_FORMAT = FLOW_LOG_FIELDS.split(' ')
  .map((field) => `\${${field}}`)
  .join(' ');

/** An organization in moto, built with the SDK as a landing zone would build it. */
export type MotoOrganization = Awaited<ReturnType<typeof buildMotoOrganization>>;

/** Names of what stands in the organization before a scenario changes it. */
export const NAMES = {
  bucket: 'asea-logarchive-phase0-cacentral1-moto',
  trail: 'ASEA-Org-Trail',
  trailLogGroup: '/ASEA/CloudTrail',
} as const;

/**
 * Management, log archive, security and two workload accounts in one organization; a log bucket in the log archive with
 * versioning, lifecycle rules and a customer key; in each account and region one VPC with two flow logs and a log group.
 * The organization trail is put by the scenario, because scenarios differ in it most.
 */
export async function buildMotoOrganization(endpoint: string) {
  const settings = { endpoint, region: HOME, maxAttempts: 2 };
  const root = { accessKeyId: 'test', secretAccessKey: 'test' };
  const organizations = new OrganizationsClient({ ...settings, credentials: root });
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const rootId = (await organizations.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? '';
  await organizations.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  for (const service of ['cloudtrail', 'config', 'guardduty', 'access-analyzer', 'fms', 'ssm']) {
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: `${service}.amazonaws.com` }));
  }
  const account = async (name: string): Promise<string> => {
    const created = await organizations.send(
      new CreateAccountCommand({ AccountName: name, Email: `${name.replaceAll(' ', '')}@example.com` }),
    );
    return created.CreateAccountStatus?.AccountId ?? '';
  };
  const accounts = {
    management: MANAGEMENT,
    logArchive: await account('Log Archive'),
    security: await account('Security'),
    workloadA: await account('Workload A'),
    workloadB: await account('Workload B'),
  };

  const sts = new STSClient({ ...settings, credentials: root });
  const credentials = new Map<string, { accessKeyId: string; secretAccessKey: string; sessionToken?: string }>();
  for (const id of Object.values(accounts)) {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${id}:role/Builder`, RoleSessionName: 'builder' }),
    );
    credentials.set(id, {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    });
  }
  /** Settings of a client of one account and region. */
  const at = (id: string, region: string = HOME) => ({
    endpoint,
    region,
    maxAttempts: 2,
    credentials: credentials.get(id) ?? root,
  });

  const s3 = new S3Client({ ...at(accounts.logArchive), forcePathStyle: true });
  const kms = new KMSClient(at(accounts.logArchive));
  const key = (await kms.send(new CreateKeyCommand({}))).KeyMetadata;
  await kms.send(new EnableKeyRotationCommand({ KeyId: key?.KeyId ?? '' }));
  await s3.send(
    new CreateBucketCommand({ Bucket: NAMES.bucket, CreateBucketConfiguration: { LocationConstraint: HOME } }),
  );
  await s3.send(
    new PutBucketVersioningCommand({ Bucket: NAMES.bucket, VersioningConfiguration: { Status: 'Enabled' } }),
  );
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket: NAMES.bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key?.Arn },
            BucketKeyEnabled: true,
          },
        ],
      },
    }),
  );
  await putLifecycle(s3, 730, 730);

  const places = Object.values(accounts).flatMap((id) => REGIONS.map((region) => at(id, region)));
  await Promise.all(places.map(buildRegion));

  return {
    endpoint,
    accounts,
    rootId,
    organizations,
    at,
    s3,
    keyArn: key?.Arn ?? '',
    /** Creates and starts the organization trail, with the settings that a scenario changes. */
    async putTrail(settings: Partial<ConstructorParameters<typeof CreateTrailCommand>[0]> = {}): Promise<string> {
      const cloudtrail = new CloudTrailClient(at(MANAGEMENT));
      const created = await cloudtrail.send(
        new CreateTrailCommand({
          Name: NAMES.trail,
          S3BucketName: NAMES.bucket,
          IsOrganizationTrail: true,
          IsMultiRegionTrail: true,
          IncludeGlobalServiceEvents: true,
          EnableLogFileValidation: true,
          KmsKeyId: key?.Arn,
          ...settings,
        }),
      );
      await cloudtrail.send(new StartLoggingCommand({ Name: NAMES.trail }));
      return created.TrailARN ?? '';
    },
    /** Moves an account into a new organizational unit below the root. */
    async moveIntoNewOu(id: string, name: string): Promise<void> {
      const ou = await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: name }));
      await organizations.send(
        new MoveAccountCommand({
          AccountId: id,
          SourceParentId: rootId,
          DestinationParentId: ou.OrganizationalUnit?.Id ?? '',
        }),
      );
    },
  };
}

/** Sets the two lifecycle periods of the log bucket, in days. */
export async function putLifecycle(s3: S3Client, expirationDays: number, noncurrentDays: number): Promise<void> {
  await s3.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket: NAMES.bucket,
      LifecycleConfiguration: {
        Rules: [
          {
            ID: 'logs',
            Status: 'Enabled',
            Filter: { Prefix: '' },
            Expiration: { Days: expirationDays },
            NoncurrentVersionExpiration: { NoncurrentDays: noncurrentDays },
          },
        ],
      },
    }),
  );
}

type Settings = { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };

async function removeDefaultVpcs(ec2: EC2Client): Promise<void> {
  const [{ Vpcs = [] }, { Subnets = [] }] = await Promise.all([
    ec2.send(new DescribeVpcsCommand({})),
    ec2.send(new DescribeSubnetsCommand({})),
  ]);
  await Promise.all(Subnets.map(({ SubnetId }) => ec2.send(new DeleteSubnetCommand({ SubnetId }))));
  await Promise.all(Vpcs.map(({ VpcId }) => ec2.send(new DeleteVpcCommand({ VpcId }))));
}

async function buildRegion(settings: Settings): Promise<void> {
  await removeDefaultVpcs(new EC2Client(settings));
  const logs = new CloudWatchLogsClient(settings);
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/app/orders' }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/app/orders', retentionInDays: 731 }));
  await buildVpc(settings, '10.0.0.0/16', {});
}

/** A VPC with one flow log to a local log group and one straight to the log archive's bucket; its id. */
export async function buildVpc(
  settings: Settings,
  cidr: string,
  flowLog: { trafficType?: 'ALL' | 'REJECT' | 'ACCEPT'; format?: string | null; none?: boolean },
): Promise<string> {
  const ec2 = new EC2Client(settings);
  const vpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: cidr }))).Vpc?.VpcId ?? '';
  if (flowLog.none) return vpcId;
  const logs = new CloudWatchLogsClient(settings);
  const logGroupName = `/ASEA/flowlogs/${vpcId}`;
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 731 }));
  const common = {
    ResourceIds: [vpcId],
    ResourceType: 'VPC' as const,
    TrafficType: flowLog.trafficType ?? ('ALL' as const),
    ...(flowLog.format === null ? {} : { LogFormat: flowLog.format ?? CUSTOM_FORMAT }),
  };
  await ec2.send(
    new CreateFlowLogsCommand({
      ...common,
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: logGroupName,
      DeliverLogsPermissionArn: `arn:aws:iam::${MANAGEMENT}:role/flow-logs`,
    }),
  );
  await ec2.send(
    new CreateFlowLogsCommand({ ...common, LogDestinationType: 's3', LogDestination: `arn:aws:s3:::${NAMES.bucket}` }),
  );
  return vpcId;
}
