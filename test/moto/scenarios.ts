import {
  CloudTrailClient,
  PutEventSelectorsCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from '@aws-sdk/client-cloudtrail';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateFlowLogsCommand, CreateSubnetCommand, CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CloseAccountCommand, DisableAWSServiceAccessCommand } from '@aws-sdk/client-organizations';
import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GUARDDUTY_SCENARIOS } from './guardduty-scenarios.ts';
import { buildVpc, HOME, MANAGEMENT, type MotoOrganization, NAMES, putLifecycle, SECOND } from './moto-organization.ts';
import { everywhere, type Scenario } from './scenario.ts';

const ORGANIZATION = 'management global';

const trail = (organization: MotoOrganization) => new CloudTrailClient(organization.at(MANAGEMENT));

/** What the emulator that others wrote says about our reading of AWS: at least one scenario for each of our services. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'an organization trail that covers everything',
    concern: 'trail',
    rules: ['ASEA-LM-CT-01', 'ASEA-LM-CT-03', 'ASEA-LM-CT-08', 'ASEA-LM-CT-11', 'ASEA-LM-CT-17'],
    prepare: async (organization) => {
      await organization.putTrail();
    },
    expected: {
      [`ASEA-LM-CT-01 ${ORGANIZATION}`]: 'pass',
      [`ASEA-LM-CT-03 management ${HOME}`]: 'pass',
      [`ASEA-LM-CT-08 management ${HOME}`]: 'pass',
      [`ASEA-LM-CT-11 management ${HOME}`]: 'pass',
      [`ASEA-LM-CT-17 management ${HOME}`]: 'pass',
    },
  },
  {
    name: 'a lone trail of the management account is no organization trail',
    concern: 'trail',
    rules: ['ASEA-LM-CT-01', 'ASEA-LM-CT-03'],
    prepare: async (organization) => {
      await organization.putTrail({ IsOrganizationTrail: false });
    },
    expected: {
      [`ASEA-LM-CT-01 ${ORGANIZATION}`]: 'fail',
      [`ASEA-LM-CT-03 ${ORGANIZATION}`]: 'not-applicable',
    },
  },
  {
    name: 'a stopped trail',
    concern: 'trail',
    rules: ['ASEA-LM-CT-01', 'ASEA-LM-CT-02'],
    prepare: async (organization) => {
      await organization.putTrail();
      await trail(organization).send(new StopLoggingCommand({ Name: NAMES.trail }));
    },
    expected: {
      [`ASEA-LM-CT-01 ${ORGANIZATION}`]: 'pass',
      [`ASEA-LM-CT-02 management ${HOME}`]: 'fail',
    },
  },
  {
    name: 'a trail of one region without validation and without a key',
    concern: 'trail',
    rules: ['ASEA-LM-CT-03', 'ASEA-LM-CT-11', 'ASEA-LM-CT-17'],
    prepare: async (organization) => {
      await organization.putTrail({ KmsKeyId: undefined });
      await trail(organization).send(
        new UpdateTrailCommand({ Name: NAMES.trail, IsMultiRegionTrail: false, EnableLogFileValidation: false }),
      );
    },
    expected: {
      [`ASEA-LM-CT-03 management ${HOME}`]: 'fail',
      [`ASEA-LM-CT-11 management ${HOME}`]: 'fail',
      [`ASEA-LM-CT-17 management ${HOME}`]: 'fail',
    },
  },
  {
    name: 'a trail that records writes only',
    concern: 'trail',
    rules: ['ASEA-LM-CT-04', 'ASEA-LM-CT-05'],
    prepare: async (organization) => {
      await organization.putTrail();
      await trail(organization).send(
        new PutEventSelectorsCommand({
          TrailName: NAMES.trail,
          EventSelectors: [
            {
              ReadWriteType: 'WriteOnly',
              IncludeManagementEvents: true,
              DataResources: [],
              ExcludeManagementEventSources: [],
            },
          ],
        }),
      );
    },
    expected: {
      [`ASEA-LM-CT-04 management ${HOME}`]: 'fail',
      [`ASEA-LM-CT-05 ${ORGANIZATION}`]: 'not-applicable',
    },
  },
  {
    name: 'a trail that records all management events and the objects of all buckets',
    concern: 'trail',
    rules: ['ASEA-LM-CT-04', 'ASEA-LM-CT-05'],
    prepare: async (organization) => {
      await organization.putTrail();
      await trail(organization).send(
        new PutEventSelectorsCommand({
          TrailName: NAMES.trail,
          EventSelectors: [
            {
              ReadWriteType: 'All',
              IncludeManagementEvents: true,
              DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
              ExcludeManagementEventSources: [],
            },
          ],
        }),
      );
    },
    expected: {
      [`ASEA-LM-CT-04 management ${HOME}`]: 'pass',
      [`ASEA-LM-CT-05 ${ORGANIZATION}`]: 'pass',
    },
  },
  {
    name: 'a trail that delivers to a bucket of the management account',
    concern: 'trail',
    rules: ['ASEA-LM-CT-08'],
    prepare: async (organization) => {
      const s3 = new S3Client({ ...organization.at(MANAGEMENT), forcePathStyle: true });
      const Bucket = 'asea-logarchive-lookalike';
      await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: HOME } }));
      await organization.putTrail({ S3BucketName: Bucket });
    },
    expected: { [`ASEA-LM-CT-08 management ${HOME}`]: 'fail' },
  },
  {
    name: 'a log bucket as it should be',
    concern: 'trail',
    rules: ['ASEA-LM-CT-15', 'ASEA-LM-CT-16', 'ASEA-LM-CT-17.2', 'ASEA-LM-CT-17.3', 'ASEA-LM-CT-19'],
    prepare: async (organization) => {
      await organization.putTrail();
    },
    expected: {
      'ASEA-LM-CT-15 logArchive global': 'pass',
      'ASEA-LM-CT-16 logArchive global': 'pass',
      'ASEA-LM-CT-17.2 logArchive global': 'pass',
      'ASEA-LM-CT-17.3 logArchive global': 'pass',
      'ASEA-LM-CT-19 logArchive global': 'pass',
    },
  },
  {
    name: 'a log bucket with versioning suspended, short lifecycle and the keys of S3',
    concern: 'trail',
    rules: ['ASEA-LM-CT-15', 'ASEA-LM-CT-16', 'ASEA-LM-CT-17.2', 'ASEA-LM-CT-19'],
    prepare: async (organization) => {
      await organization.putTrail();
      const Bucket = NAMES.bucket;
      await organization.s3.send(
        new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
      );
      await putLifecycle(organization.s3, 90, 30);
      await organization.s3.send(
        new PutBucketEncryptionCommand({
          Bucket,
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
          },
        }),
      );
    },
    expected: {
      'ASEA-LM-CT-15 logArchive global': 'fail',
      'ASEA-LM-CT-16 logArchive global': 'fail',
      'ASEA-LM-CT-17.2 logArchive global': 'fail',
      'ASEA-LM-CT-19 logArchive global': 'fail',
    },
  },
  {
    name: 'flow logs of every VPC, to a local log group and to the log archive',
    concern: 'vpcs and log groups',
    rules: ['ASEA-LM-FL-01', 'ASEA-LM-FL-02', 'ASEA-LM-FL-03', 'ASEA-LM-FL-04'],
    prepare: async () => {},
    expected: {
      ...everywhere('ASEA-LM-FL-01', 'pass'),
      ...everywhere('ASEA-LM-FL-02', 'pass'),
      ...everywhere('ASEA-LM-FL-03', 'pass'),
      ...everywhere('ASEA-LM-FL-04', ['pass', 'pass']),
    },
  },
  {
    name: 'a VPC whose flow logs record rejected traffic only, in one account and region',
    concern: 'vpcs and log groups',
    rules: ['ASEA-LM-FL-01'],
    prepare: async (organization) => {
      const { accounts, at } = organization;
      await buildVpc(at(accounts.workloadA, SECOND), '10.1.0.0/16', { trafficType: 'REJECT' });
    },
    expected: {
      ...everywhere('ASEA-LM-FL-01', 'pass'),
      [`ASEA-LM-FL-01 workloadA ${SECOND}`]: ['fail', 'pass'],
    },
  },
  {
    name: 'a VPC without flow logs, and one with a flow log on its subnet only',
    concern: 'vpcs and log groups',
    rules: ['ASEA-LM-FL-01', 'ASEA-LM-FL-02', 'ASEA-LM-FL-03'],
    prepare: async (organization) => {
      const { accounts, at } = organization;
      await buildVpc(at(accounts.workloadB), '10.1.0.0/16', { none: true });
      const ec2 = new EC2Client(at(accounts.workloadB, SECOND));
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }));
      const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.1.0.0/24' }));
      await ec2.send(
        new CreateFlowLogsCommand({
          ResourceIds: [Subnet?.SubnetId ?? ''],
          ResourceType: 'Subnet',
          TrafficType: 'ALL',
          LogDestinationType: 's3',
          LogDestination: `arn:aws:s3:::${NAMES.bucket}`,
        }),
      );
    },
    expected: Object.assign(
      {},
      ...['ASEA-LM-FL-01', 'ASEA-LM-FL-02', 'ASEA-LM-FL-03'].map((rule) => ({
        ...everywhere(rule, 'pass'),
        [`${rule} workloadB ${HOME}`]: ['fail', 'pass'],
        [`${rule} workloadB ${SECOND}`]: ['fail', 'pass'],
      })),
    ),
  },
  {
    name: 'flow logs in the default format',
    concern: 'vpcs and log groups',
    rules: ['ASEA-LM-FL-05', 'ASEA-LM-FL-06'],
    prepare: async (organization) => {
      const { accounts, at } = organization;
      await buildVpc(at(accounts.security), '10.1.0.0/16', { format: null });
    },
    expected: {
      ...everywhere('ASEA-LM-FL-05', ['pass', 'pass']),
      ...everywhere('ASEA-LM-FL-06', ['pass', 'pass']),
      [`ASEA-LM-FL-05 security ${HOME}`]: ['fail', 'fail', 'pass', 'pass'],
      [`ASEA-LM-FL-06 security ${HOME}`]: ['pass', 'pass', 'pass', 'pass'],
    },
  },
  {
    name: 'retention of 731 days, of 545 days, and for ever',
    concern: 'vpcs and log groups',
    rules: ['ASEA-LM-CL-05'],
    prepare: async (organization) => {
      const logs = new CloudWatchLogsClient(organization.at(organization.accounts.workloadA, SECOND));
      await logs.send(new CreateLogGroupCommand({ logGroupName: '/app/short' }));
      await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/app/short', retentionInDays: 545 }));
      await logs.send(new CreateLogGroupCommand({ logGroupName: '/app/for-ever' }));
    },
    expected: {
      ...everywhere('ASEA-LM-CL-05', ['pass', 'pass']),
      [`ASEA-LM-CL-05 workloadA ${SECOND}`]: ['fail', 'pass', 'pass', 'pass'],
    },
  },
  {
    name: 'trusted access for Config is missing',
    concern: 'trusted access',
    rules: ['ASEA-LM-OV-03', 'ASEA-LM-OV-04', 'ASEA-LM-OV-04.2'],
    prepare: async (organization) => {
      await organization.organizations.send(
        new DisableAWSServiceAccessCommand({ ServicePrincipal: 'config.amazonaws.com' }),
      );
    },
    expected: {
      [`ASEA-LM-OV-03 ${ORGANIZATION}`]: ['pass', 'pass', 'pass'],
      [`ASEA-LM-OV-04 ${ORGANIZATION}`]: 'pass',
      [`ASEA-LM-OV-04.2 ${ORGANIZATION}`]: ['fail', 'pass', 'pass', 'pass', 'pass', 'pass'],
    },
  },
  {
    name: 'a closed account and an account in an ignored organizational unit are left out',
    concern: 'all',
    rules: ['ASEA-LM-FL-01'],
    prepare: async (organization) => {
      const { accounts } = organization;
      await organization.organizations.send(new CloseAccountCommand({ AccountId: accounts.workloadA }));
      await organization.moveIntoNewOu(accounts.workloadB, 'UnManaged');
    },
    expected: Object.fromEntries(
      Object.entries(everywhere('ASEA-LM-FL-01', 'pass')).filter(([place]) => !place.includes('workload')),
    ),
  },
  {
    name: 'subscriptions, of which the emulator cannot tell all, are unknown and not compliant',
    concern: 'vpcs and log groups',
    rules: ['ASEA-LM-CL-01'],
    prepare: async () => {},
    expected: {
      [`ASEA-LM-CL-01 workloadA ${HOME}`]: ['unknown', 'unknown'],
      [`ASEA-LM-CL-01 workloadA ${SECOND}`]: ['not-applicable', 'not-applicable'],
      [`ASEA-LM-CL-01 workloadB ${HOME}`]: ['unknown', 'unknown'],
      [`ASEA-LM-CL-01 workloadB ${SECOND}`]: ['not-applicable', 'not-applicable'],
    },
  },
  ...GUARDDUTY_SCENARIOS,
];
