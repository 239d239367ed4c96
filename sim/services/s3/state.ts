import type {
  GetBucketVersioningOutput,
  LifecycleRule,
  ObjectLockConfiguration,
  ObjectOwnership,
  PublicAccessBlockConfiguration,
  ReplicationConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3';
import { enabledRegions } from '../../landing-zone/enabled-regions.ts';
import { longAgo } from '../../landing-zone/identifiers.ts';
import { centralBucketName, keyArn, ownBucketName } from '../../landing-zone/names.ts';
import type { Plan } from '../../landing-zone/plan.ts';

/** A bucket with its configurations. `null`: it has none of that kind. */
export type BucketState = {
  readonly name: string;
  readonly region: string;
  readonly createdAt: Date;
  versioning: GetBucketVersioningOutput;
  encryption: ServerSideEncryptionConfiguration | null;
  lifecycle: LifecycleRule[] | null;
  objectLock: ObjectLockConfiguration | null;
  replication: ReplicationConfiguration | null;
  ownership: ObjectOwnership | null;
  policyIsPublic: boolean | null;
  publicAccessBlock: PublicAccessBlockConfiguration | null;
};

/** The bucket of the log archive for load balancers, which cannot write to a bucket with a customer key. */
function loadBalancerBucketName(plan: Plan): string {
  return centralBucketName(plan).replace('-phase0-', '-phase0-aes');
}

/** The bucket names of one account in one region, without building the buckets. */
function bucketNames(plan: Plan, account: string, region: string): readonly string[] {
  if (account !== plan.core.logArchive) return [ownBucketName(plan, account, region)];
  return region === plan.homeRegion ? [loadBalancerBucketName(plan), centralBucketName(plan)] : [];
}

export type S3State = {
  /** Of all regions, sorted by name. */
  readonly buckets: BucketState[];
};

export function buildBuckets(plan: Plan, account: string): S3State {
  const buckets = enabledRegions(plan, account).flatMap((region) => bucketsIn(plan, account, region));
  return { buckets: buckets.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}

const owners = new WeakMap<Plan, ReadonlyMap<string, string>>();

/** The account that owns a bucket; null: nobody. */
export function ownerOfBucket(plan: Plan, name: string): string | null {
  const known = owners.get(plan) ?? bucketOwners(plan);
  owners.set(plan, known);
  return known.get(name) ?? null;
}

/** Names only: the states of all buckets of a large organization would be too much to keep. */
function bucketOwners(plan: Plan): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const account of plan.accounts.keys()) {
    for (const region of enabledRegions(plan, account)) {
      for (const name of bucketNames(plan, account, region)) found.set(name, account);
    }
  }
  return found;
}

/** The buckets of an account in one region. */
function bucketsIn(plan: Plan, account: string, region: string): BucketState[] {
  if (account === plan.core.logArchive) {
    if (region !== plan.homeRegion) return [];
    return [
      { ...compliant(plan, account, region, loadBalancerBucketName(plan)), encryption: encryptedBy('AES256') },
      compliant(plan, account, region, centralBucketName(plan)),
    ];
  }
  const bucket = compliant(plan, account, region, ownBucketName(plan, account, region));
  return [{ ...bucket, replication: replicationToArchive(plan, account) }];
}

function compliant(plan: Plan, account: string, region: string, name: string): BucketState {
  return {
    name,
    region,
    createdAt: longAgo(plan.now, plan.seed, 'bucket', account, region),
    versioning: { Status: 'Enabled' },
    encryption: encryptedBy('aws:kms', keyArn(plan, account, region)),
    lifecycle: [
      {
        ID: 'ASEA-retention',
        Filter: { Prefix: '' },
        Status: 'Enabled',
        Expiration: { Days: 730 },
        NoncurrentVersionExpiration: { NoncurrentDays: 730 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ],
    objectLock: null,
    replication: null,
    ownership: 'BucketOwnerEnforced',
    policyIsPublic: false,
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  };
}

function encryptedBy(algorithm: 'AES256' | 'aws:kms', key?: string): ServerSideEncryptionConfiguration {
  return {
    Rules: [
      {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: algorithm,
          ...(key === undefined ? {} : { KMSMasterKeyID: key }),
        },
        BucketKeyEnabled: algorithm === 'aws:kms',
      },
    ],
  };
}

/** Copies what the account's flow logs write under `<account id>/` to the log archive, which then owns the copies. */
function replicationToArchive(plan: Plan, account: string): ReplicationConfiguration {
  return {
    Role: `arn:aws:iam::${account}:role/ASEA-S3-Replication`,
    Rules: [
      {
        ID: 'ASEA-flow-logs-to-log-archive',
        Priority: 1,
        Filter: { Prefix: `${account}/` },
        Status: 'Enabled',
        SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
        DeleteMarkerReplication: { Status: 'Disabled' },
        Destination: {
          Bucket: `arn:aws:s3:::${centralBucketName(plan)}`,
          Account: plan.core.logArchive,
          StorageClass: 'STANDARD',
          AccessControlTranslation: { Owner: 'Destination' },
          EncryptionConfiguration: { ReplicaKmsKeyID: keyArn(plan, plan.core.logArchive, plan.homeRegion) },
        },
      },
    ],
  };
}
