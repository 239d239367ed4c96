import type {
  BucketLocationConstraint,
  GetBucketEncryptionOutput,
  GetBucketLifecycleConfigurationOutput,
  GetBucketLocationOutput,
  GetBucketOwnershipControlsOutput,
  GetBucketPolicyStatusOutput,
  GetBucketReplicationOutput,
  GetBucketVersioningOutput,
  GetObjectLockConfigurationOutput,
  GetPublicAccessBlockOutput,
  ListBucketsOutput,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';
import { operation } from '../../handlers/operation.ts';
import { pageOf } from '../../handlers/paging.ts';
import { accessDenied } from '../../handlers/place.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Call, type Handler, SimError } from '../../operation.ts';
import { type BucketState, ownerOfBucket } from './state.ts';

type BucketRequest = { readonly Bucket?: string; readonly ExpectedBucketOwner?: string };

/** Amazon S3: buckets and their configurations. Only the owner may read these. */
export function s3Handlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  const about = <Output extends object>(answer: (bucket: BucketState) => Output, anywhere = false) =>
    operation<BucketRequest, Output>(['Bucket', 'ExpectedBucketOwner'], (input, call) =>
      answer(ownBucket(landingZone, input, call, anywhere)),
    );
  return {
    's3:ListBuckets': operation<ListBucketsRequest, ListBucketsOutput>(
      ['MaxBuckets', 'ContinuationToken', 'Prefix', 'BucketRegion'],
      (input, call) => {
        const { Prefix: prefix, BucketRegion: region } = input;
        const invalid = (message: string) => new SimError('InvalidArgument', message);
        const buckets = landingZone
          .inAccount(call.account)
          .s3.buckets.filter((bucket) => bucket.name.startsWith(prefix ?? ''))
          .filter((bucket) => region === undefined || bucket.region === region);
        const { entries, next } = pageOf(
          buckets,
          { token: input.ContinuationToken, size: input.MaxBuckets },
          call,
          { pageSize, bounds: [1, 10_000], badSize: invalid, badToken: invalid },
          [prefix, region],
        );
        return {
          Buckets: entries.map(({ name, createdAt, region: place }) => ({
            Name: name,
            CreationDate: createdAt,
            BucketRegion: place,
          })),
          Owner: { ID: landingZone.plan.organizationId.slice(2).padEnd(64, call.account) },
          ContinuationToken: next,
          Prefix: prefix,
        };
      },
    ),
    // us-east-1 has no name here, as it has none in AWS's answer. Any region may be asked.
    's3:GetBucketLocation': about<GetBucketLocationOutput>(
      ({ region }) => (region === 'us-east-1' ? {} : { LocationConstraint: region as BucketLocationConstraint }),
      true,
    ),
    's3:GetBucketVersioning': about<GetBucketVersioningOutput>(({ versioning }) => versioning),
    's3:GetBucketLifecycleConfiguration': about<GetBucketLifecycleConfigurationOutput>((bucket) => ({
      Rules: present(bucket.lifecycle, 'NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
    })),
    's3:GetObjectLockConfiguration': about<GetObjectLockConfigurationOutput>((bucket) => ({
      ObjectLockConfiguration: present(
        bucket.objectLock,
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
      ),
    })),
    's3:GetBucketReplication': about<GetBucketReplicationOutput>((bucket) => ({
      ReplicationConfiguration: present(
        bucket.replication,
        'ReplicationConfigurationNotFoundError',
        'The replication configuration was not found',
      ),
    })),
    's3:GetBucketEncryption': about<GetBucketEncryptionOutput>((bucket) => ({
      ServerSideEncryptionConfiguration: present(
        bucket.encryption,
        'ServerSideEncryptionConfigurationNotFoundError',
        'The server side encryption configuration was not found',
      ),
    })),
    's3:GetBucketOwnershipControls': about<GetBucketOwnershipControlsOutput>((bucket) => ({
      OwnershipControls: {
        Rules: [
          {
            ObjectOwnership: present(
              bucket.ownership,
              'OwnershipControlsNotFoundError',
              'The bucket ownership controls were not found',
            ),
          },
        ],
      },
    })),
    's3:GetBucketPolicyStatus': about<GetBucketPolicyStatusOutput>((bucket) => ({
      PolicyStatus: {
        IsPublic: present(bucket.policyIsPublic, 'NoSuchBucketPolicy', 'The bucket policy does not exist'),
      },
    })),
    's3:GetPublicAccessBlock': about<GetPublicAccessBlockOutput>((bucket) => ({
      PublicAccessBlockConfiguration: present(
        bucket.publicAccessBlock,
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
      ),
    })),
  };
}

/** The caller's own bucket, asked about in its own region unless `anywhere`. */
function ownBucket(landingZone: LandingZone, input: BucketRequest, call: Call, anywhere: boolean): BucketState {
  const name = input.Bucket ?? '';
  const owner = ownerOfBucket(landingZone.plan, name);
  if (owner === null) throw new SimError('NoSuchBucket', 'The specified bucket does not exist', 404);
  const isExpected = input.ExpectedBucketOwner === undefined || input.ExpectedBucketOwner === owner;
  if (owner !== call.account || !isExpected) throw accessDenied(call, `arn:aws:s3:::${name}`, 'AccessDenied', 403);
  const bucket = landingZone.inAccount(owner).s3.buckets.find((candidate) => candidate.name === name);
  if (bucket === undefined) throw new SimError('NoSuchBucket', 'The specified bucket does not exist', 404);
  if (!anywhere && bucket.region !== call.region) {
    throw new SimError(
      'PermanentRedirect',
      `The bucket you are attempting to access must be addressed using the endpoint of ${bucket.region}.`,
      301,
    );
  }
  return bucket;
}

function present<T>(configuration: T | null, code: string, message: string): T {
  if (configuration === null) throw new SimError(code, message, 404);
  return configuration;
}
