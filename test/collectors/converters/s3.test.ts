import { describe, expect, test } from 'vitest';
import { toBucketEncryption } from '../../../collectors/services/s3/bucket-encryption.ts';
import { toBucketLifecycle } from '../../../collectors/services/s3/bucket-lifecycle.ts';
import { toBucketLocation } from '../../../collectors/services/s3/bucket-location.ts';
import { toBucketObjectLock } from '../../../collectors/services/s3/bucket-object-lock.ts';
import { toBucketOwnership } from '../../../collectors/services/s3/bucket-ownership.ts';
import { toBucketPublicAccessBlock } from '../../../collectors/services/s3/bucket-public-access-block.ts';
import { toBucketReplication } from '../../../collectors/services/s3/bucket-replication.ts';
import { toBucketVersioning } from '../../../collectors/services/s3/bucket-versioning.ts';

const place = { account: '222233334444', region: 'global' } as const;
const id = 'arn:aws:s3:::asea-logarchive';
const bucket = { type: 'bucket', id, ...place, name: 'asea-logarchive' } as const;

describe('the region of a bucket', () => {
  test.each([
    [undefined, 'us-east-1'],
    ['', 'us-east-1'],
    ['EU', 'eu-west-1'],
    ['ca-central-1', 'ca-central-1'],
  ])('location %j is %s', (location, bucketRegion) => {
    expect(toBucketLocation(place, bucket, { LocationConstraint: location as 'EU' })).toEqual({
      type: 'bucket-location',
      id,
      ...place,
      name: 'asea-logarchive',
      bucketRegion,
    });
  });

  test('is not understood when it is no region', () => {
    expect(() => toBucketLocation(place, bucket, { LocationConstraint: 'moon' as 'EU' })).toThrow('not a region');
  });
});

test('versioning that was never enabled has no status', () => {
  expect(toBucketVersioning(place, id, {})).toEqual({
    type: 'bucket-versioning',
    id,
    ...place,
    status: null,
    mfaDelete: false,
  });
  expect(toBucketVersioning(place, id, { Status: 'Enabled', MFADelete: 'Enabled' }).mfaDelete).toBe(true);
  expect(() => toBucketVersioning(place, id, { Status: 'Paused' as 'Enabled' })).toThrow("Status is 'Paused'");
});

describe('lifecycle rules', () => {
  const rule = (found: Parameters<typeof toBucketLifecycle>[2][number]) =>
    toBucketLifecycle(place, id, [found]).rules[0];

  test('keep what expires and when', () => {
    expect(
      rule({
        ID: 'old',
        Status: 'Enabled',
        Filter: { And: { Prefix: 'AWSLogs/', Tags: [{ Key: 'class', Value: 'short' }] } },
        Expiration: { Date: new Date('2027-01-01T00:00:00Z') },
        NoncurrentVersionExpiration: { NoncurrentDays: 30, NewerNoncurrentVersions: 3 },
        Transitions: [{ Days: 365, StorageClass: 'DEEP_ARCHIVE' }],
      }),
    ).toEqual({
      ruleId: 'old',
      enabled: true,
      prefix: 'AWSLogs/',
      isNarrowed: true,
      expirationDays: null,
      expirationDate: '2027-01-01T00:00:00.000Z',
      noncurrentDays: 30,
      newerNoncurrentVersions: 3,
      transitions: [{ storageClass: 'DEEP_ARCHIVE', days: 365 }],
    });
  });

  test.each([
    ['a rule of the first generation', { Prefix: 'a/' }, 'a/', false],
    ['a filter with a prefix', { Filter: { Prefix: 'a/' } }, 'a/', false],
    ['an empty filter', { Filter: {} }, '', false],
    ['a filter with a prefix in And', { Filter: { And: { Prefix: 'a/' } } }, 'a/', false],
    ['a tag', { Filter: { Tag: { Key: 'k', Value: 'v' } } }, '', true],
    ['a size', { Filter: { ObjectSizeGreaterThan: 0 } }, '', true],
    ['a size in And', { Filter: { And: { Prefix: 'a/', ObjectSizeLessThan: 9 } } }, 'a/', true],
  ])('%s', (_, found, prefix, isNarrowed) => {
    expect(rule({ Status: 'Disabled', Expiration: { Days: 9 }, ...found })).toMatchObject({
      enabled: false,
      prefix,
      isNarrowed,
    });
  });
});

describe('a rule of which something is missing is no answer', () => {
  test.each([
    ['what it does', { Filter: {} }, 'what the rule does is missing'],
    ['when it expires objects', { Filter: {}, Expiration: {} }, 'Expiration says nothing'],
    ['when it expires versions', { Filter: {}, NoncurrentVersionExpiration: {} }, 'says nothing'],
    ['of which keys it speaks', { Expiration: { Days: 9 } }, 'Filter is missing'],
  ])('%s', (_, found, message) => {
    expect(() => toBucketLifecycle(place, id, [{ Status: 'Enabled', ...found }])).toThrow(message);
  });
});

describe('object lock', () => {
  test('counts years as 365 days', () => {
    const found = {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 2 } },
    } as const;
    expect(toBucketObjectLock(place, id, found)).toEqual({
      type: 'bucket-object-lock',
      id,
      ...place,
      enabled: true,
      mode: 'COMPLIANCE',
      days: 730,
    });
  });

  test('without a default retention protects only what says so itself', () => {
    const expected = { enabled: true, mode: null, days: null };
    expect(toBucketObjectLock(place, id, { ObjectLockEnabled: 'Enabled' })).toMatchObject(expected);
    const onlyHold = { DefaultRetention: { DefaultEventHold: { Days: 1 } } };
    expect(toBucketObjectLock(place, id, { ObjectLockEnabled: 'Enabled', Rule: onlyHold })).toMatchObject(expected);
  });
});

test('a default retention without a mode is no answer', () => {
  const found = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Years: 2 } } } as const;
  expect(() => toBucketObjectLock(place, id, found)).toThrow('DefaultRetention.Mode');
  expect(() => toBucketObjectLock(place, id, { ...found, Rule: {} })).toThrow('DefaultRetention is missing');
});

test('replication keeps all that decides whether a log arrives', () => {
  const found = {
    ID: 'to-archive',
    Status: 'Enabled',
    Filter: { Prefix: '444455556666/' },
    SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
    Destination: {
      Bucket: id,
      Account: '222233334444',
      AccessControlTranslation: { Owner: 'Destination' },
      EncryptionConfiguration: { ReplicaKmsKeyID: 'arn:aws:kms:ca-central-1:222233334444:key/k' },
    },
  } as const;
  expect(toBucketReplication(place, id, [found]).rules).toEqual([
    {
      ruleId: 'to-archive',
      enabled: true,
      prefix: '444455556666/',
      isNarrowed: false,
      destinationBucketArn: id,
      destinationAccount: '222233334444',
      overridesOwner: true,
      replicatesKmsObjects: true,
      replicaKmsKeyId: 'arn:aws:kms:ca-central-1:222233334444:key/k',
    },
  ]);
});

describe('encryption', () => {
  test('keeps the key as AWS names it', () => {
    const found = {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/logs' },
      BucketKeyEnabled: true,
    } as const;
    expect(toBucketEncryption(place, id, [found])).toEqual({
      type: 'bucket-encryption',
      id,
      ...place,
      algorithm: 'aws:kms',
      kmsKeyId: 'alias/logs',
      usesBucketKey: true,
    });
  });

  test('without a rule, with two, or with an algorithm that nobody knows is not understood', () => {
    const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } } as const;
    expect(() => toBucketEncryption(place, id, [])).toThrow('ApplyServerSideEncryptionByDefault is missing');
    expect(() => toBucketEncryption(place, id, [rule, rule])).toThrow('2 encryption rules');
    const odd = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:fsx' } } as const;
    expect(() => toBucketEncryption(place, id, [odd])).toThrow("SSEAlgorithm is 'aws:fsx'");
  });
});

test('a public access setting that is not there is off', () => {
  expect(toBucketPublicAccessBlock(place, id, { BlockPublicAcls: true })).toEqual({
    type: 'bucket-public-access-block',
    id,
    ...place,
    blocksPublicAcls: true,
    ignoresPublicAcls: false,
    blocksPublicPolicy: false,
    restrictsPublicBuckets: false,
  });
});

describe('the ownership of objects', () => {
  test('is what the one rule says', () => {
    const controls = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] };
    expect(toBucketOwnership(place, 'arn:aws:s3:::logs', controls)).toEqual({
      type: 'bucket-ownership',
      id: 'arn:aws:s3:::logs',
      ...place,
      objectOwnership: 'BucketOwnerEnforced',
    });
  });

  test('is not known by no rule or by two', () => {
    const rule = { ObjectOwnership: 'ObjectWriter' as const };
    for (const Rules of [[], [rule, rule]]) {
      expect(() => toBucketOwnership(place, 'arn:aws:s3:::logs', { Rules })).toThrow('wanted one rule');
    }
  });
});
