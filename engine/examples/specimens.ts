import type { Resource, ResourceOf, ResourceType } from '../../model/resource.ts';

export const MANAGEMENT = '111122223333';
export const LOG_ARCHIVE = '222233334444';
export const SECURITY = '333344445555';
export const WORKLOAD = '444455556666';
export const ORGANIZATION = 'o-exampleorg';
export const HOME = 'ca-central-1';
export const TAKEN_AT = '2026-11-01T12:00:00.000Z';

const LONG_AGO = '2025-03-01T09:00:00.000Z';
const BUCKET = 'asea-logarchive-phase0-cacentral1-example';
const BUCKET_ARN = `arn:aws:s3:::${BUCKET}`;
const KEY_ARN = `arn:aws:kms:${HOME}:${LOG_ARCHIVE}:key/11112222-3333-4444-5555-666677778888`;
const TRAIL_ARN = `arn:aws:cloudtrail:${HOME}:${MANAGEMENT}:trail/ASEA-Org-Trail`;
const DESTINATION_ARN = `arn:aws:logs:${HOME}:${LOG_ARCHIVE}:destination:ASEA-LogDestinationOrg`;
const STREAM_ARN = `arn:aws:kinesis:${HOME}:${LOG_ARCHIVE}:stream/ASEA-Kinesis-Logs-Stream`;
const FIREHOSE_ARN = `arn:aws:firehose:${HOME}:${LOG_ARCHIVE}:deliverystream/ASEA-Firehose-Delivery-Stream`;
const GROUP_ARN = `arn:aws:logs:${HOME}:${WORKLOAD}:log-group:/workload/application`;
const TRAIL_GROUP = '/ASEA/CloudTrail';
const VPC_ID = 'vpc-0123456789abcdef0';

const management = { account: MANAGEMENT, region: HOME } as const;
const logArchive = { account: LOG_ARCHIVE, region: HOME } as const;
const logArchiveGlobal = { account: LOG_ARCHIVE, region: 'global' } as const;
const workload = { account: WORKLOAD, region: HOME } as const;
const organizationWide = { account: MANAGEMENT, region: 'global' } as const;

/** A compliant resource of every type, consistent with each other: together they are a small compliant organization. */
export const SPECIMENS: { readonly [T in ResourceType]: ResourceOf<T> } = {
  organization: {
    type: 'organization',
    id: `arn:aws:organizations::${MANAGEMENT}:organization/${ORGANIZATION}`,
    ...organizationWide,
    organizationId: ORGANIZATION,
    managementAccount: MANAGEMENT,
    featureSet: 'ALL',
  },
  'organization-root': {
    type: 'organization-root',
    id: `arn:aws:organizations::${MANAGEMENT}:root/${ORGANIZATION}/r-exam`,
    ...organizationWide,
    rootId: 'r-exam',
    policyTypes: [{ type: 'SERVICE_CONTROL_POLICY', status: 'ENABLED' }],
  },
  'trusted-service': {
    type: 'trusted-service',
    id: 'cloudtrail.amazonaws.com',
    ...organizationWide,
    servicePrincipal: 'cloudtrail.amazonaws.com',
  },
  trail: {
    type: 'trail',
    id: TRAIL_ARN,
    ...management,
    name: 'ASEA-Org-Trail',
    homeRegion: HOME,
    ownerAccount: MANAGEMENT,
    isOrganization: true,
    isMultiRegion: true,
    includesGlobalEvents: true,
    bucketName: BUCKET,
    bucketPrefix: ORGANIZATION,
    kmsKeyId: KEY_ARN,
    logGroupArn: `arn:aws:logs:${HOME}:${MANAGEMENT}:log-group:${TRAIL_GROUP}`,
    validatesLogFiles: true,
  },
  'trail-status': {
    type: 'trail-status',
    id: TRAIL_ARN,
    ...management,
    isLogging: true,
    startedAt: LONG_AGO,
    stoppedAt: null,
    latestDeliveryAt: '2026-11-01T11:55:00.000Z',
    latestDeliveryError: null,
    latestLogGroupDeliveryAt: '2026-11-01T11:56:00.000Z',
    latestLogGroupDeliveryError: null,
    latestDigestAt: '2026-11-01T11:15:00.000Z',
    latestDigestError: null,
    latestNotificationError: null,
  },
  'trail-selectors': {
    type: 'trail-selectors',
    id: TRAIL_ARN,
    ...management,
    basic: [
      {
        readWriteType: 'All',
        includesManagementEvents: true,
        excludedManagementSources: [],
        dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
      },
    ],
    advanced: [],
  },
  vpc: {
    type: 'vpc',
    id: `arn:aws:ec2:${HOME}:${WORKLOAD}:vpc/${VPC_ID}`,
    ...workload,
    vpcId: VPC_ID,
    isDefault: false,
    name: 'Main',
  },
  'flow-log': {
    type: 'flow-log',
    id: `arn:aws:ec2:${HOME}:${WORKLOAD}:vpc-flow-log/fl-0123456789abcdef0`,
    ...workload,
    flowLogId: 'fl-0123456789abcdef0',
    targetId: VPC_ID,
    trafficType: 'ALL',
    status: 'ACTIVE',
    deliveryStatus: 'SUCCESS',
    deliveryError: null,
    destinationType: 's3',
    destination: `${BUCKET_ARN}/${WORKLOAD}/Main`,
    logGroupName: null,
    crossAccountRole: null,
    fields: flowLogFields(),
    aggregationSeconds: 60,
    createdAt: LONG_AGO,
  },
  'log-group': {
    type: 'log-group',
    id: GROUP_ARN,
    ...workload,
    name: '/workload/application',
    class: 'STANDARD',
    retentionDays: 731,
    kmsKeyId: null,
    createdAt: LONG_AGO,
  },
  'log-subscriptions': {
    type: 'log-subscriptions',
    id: GROUP_ARN,
    ...workload,
    filters: [{ name: 'ASEA-LogDestinationOrg', destinationArn: DESTINATION_ARN, pattern: '' }],
  },
  'log-account-policy': {
    type: 'log-account-policy',
    id: 'ACCELERATOR_ACCOUNT_SUBSCRIPTION_POLICY',
    ...workload,
    name: 'ACCELERATOR_ACCOUNT_SUBSCRIPTION_POLICY',
    destinationArn: DESTINATION_ARN,
    pattern: '',
    selectionCriteria: null,
    excludedLogGroups: [],
  },
  'log-destination': {
    type: 'log-destination',
    id: DESTINATION_ARN,
    ...logArchive,
    name: 'ASEA-LogDestinationOrg',
    targetArn: STREAM_ARN,
    accessPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: ['logs:PutSubscriptionFilter', 'logs:PutAccountPolicy'],
          Resource: DESTINATION_ARN,
          Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
        },
      ],
    }),
  },
  'metric-filter': {
    type: 'metric-filter',
    id: `${TRAIL_GROUP}/RootLogin`,
    ...management,
    name: 'RootLogin',
    logGroupName: TRAIL_GROUP,
    pattern: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }',
    metrics: [{ namespace: 'LogMetrics', name: 'RootLogin', value: '1' }],
  },
  'kinesis-stream': {
    type: 'kinesis-stream',
    id: DESTINATION_ARN,
    ...logArchive,
    streamArn: STREAM_ARN,
    status: 'ACTIVE',
    encryption: 'KMS',
    kmsKeyId: KEY_ARN,
    retentionHours: 24,
  },
  'delivery-stream': {
    type: 'delivery-stream',
    id: FIREHOSE_ARN,
    ...logArchive,
    name: 'ASEA-Firehose-Delivery-Stream',
  },
  'delivery-stream-detail': {
    type: 'delivery-stream-detail',
    id: FIREHOSE_ARN,
    ...logArchive,
    status: 'ACTIVE',
    sourceStreamArn: STREAM_ARN,
    s3: [
      {
        bucketArn: BUCKET_ARN,
        prefix: 'CloudWatchLogs/',
        errorPrefix: 'CloudWatchLogs/processing-failed/',
        kmsKeyArn: KEY_ARN,
      },
    ],
  },
  bucket: { type: 'bucket', id: BUCKET_ARN, ...logArchiveGlobal, name: BUCKET },
  'bucket-location': { type: 'bucket-location', id: BUCKET_ARN, ...logArchiveGlobal, name: BUCKET, bucketRegion: HOME },
  'bucket-versioning': {
    type: 'bucket-versioning',
    id: BUCKET_ARN,
    ...logArchiveGlobal,
    status: 'Enabled',
    mfaDelete: false,
  },
  'bucket-lifecycle': {
    type: 'bucket-lifecycle',
    id: BUCKET_ARN,
    ...logArchiveGlobal,
    rules: [
      {
        ruleId: 'retain-two-years',
        enabled: true,
        prefix: '',
        isNarrowed: false,
        expirationDays: 730,
        expirationDate: null,
        noncurrentDays: 730,
        newerNoncurrentVersions: null,
        transitions: [{ storageClass: 'GLACIER', days: 365 }],
      },
    ],
  },
  'bucket-object-lock': {
    type: 'bucket-object-lock',
    id: BUCKET_ARN,
    ...logArchiveGlobal,
    enabled: true,
    mode: 'GOVERNANCE',
    days: 730,
  },
  'bucket-replication': {
    type: 'bucket-replication',
    id: BUCKET_ARN,
    ...logArchiveGlobal,
    rules: [
      {
        ruleId: 'to-the-second-region',
        enabled: true,
        prefix: '',
        isNarrowed: false,
        destinationBucketArn: 'arn:aws:s3:::asea-logarchive-phase0-cawest1-example',
        destinationAccount: LOG_ARCHIVE,
        overridesOwner: true,
        replicatesKmsObjects: true,
        replicaKmsKeyId: KEY_ARN.replace(HOME, 'ca-west-1'),
      },
    ],
  },
  'bucket-encryption': {
    type: 'bucket-encryption',
    id: BUCKET_ARN,
    ...logArchiveGlobal,
    algorithm: 'aws:kms',
    kmsKeyId: KEY_ARN,
    usesBucketKey: true,
  },
  'bucket-policy-status': { type: 'bucket-policy-status', id: BUCKET_ARN, ...logArchiveGlobal, isPublic: false },
  'bucket-public-access-block': {
    type: 'bucket-public-access-block',
    id: BUCKET_ARN,
    ...logArchiveGlobal,
    blocksPublicAcls: true,
    ignoresPublicAcls: true,
    blocksPublicPolicy: true,
    restrictsPublicBuckets: true,
  },
  'kms-alias': {
    type: 'kms-alias',
    id: `arn:aws:kms:${HOME}:${LOG_ARCHIVE}:alias/ASEA-EBS-Key`,
    ...logArchive,
    name: 'alias/ASEA-EBS-Key',
    keyId: KEY_ARN.split('/')[1] ?? KEY_ARN,
  },
  'kms-key': {
    type: 'kms-key',
    id: BUCKET_ARN,
    ...logArchiveGlobal,
    keyArn: KEY_ARN,
    ownerAccount: LOG_ARCHIVE,
    state: 'Enabled',
    manager: 'CUSTOMER',
    origin: 'AWS_KMS',
  },
  'kms-key-rotation': { type: 'kms-key-rotation', id: BUCKET_ARN, ...logArchiveGlobal, rotates: true },
} satisfies Record<ResourceType, Resource>;

/** Every field that a VPC flow log can have, up to format version 11. */
function flowLogFields(): string[] {
  return [
    'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
    'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr',
    'region az-id sublocation-type sublocation-id',
    'pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path',
    'ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id',
    'ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id',
    'reject-reason resource-id encryption-status',
    'instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag asg-tag-2',
    'interface-type next-hop-interface-id next-hop-subnet-id next-hop-az-id next-hop-vpc-id next-hop-interface-type',
  ].flatMap((line) => line.split(' '));
}
