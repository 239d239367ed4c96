import type { KeyMetadata, KeyState, OriginType } from '@aws-sdk/client-kms';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { accountId, expectSame, oneOf, required } from '../answer.ts';
import { parseArn, regionInArn } from '../arn.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/**
 * The key with which a bucket encrypts, whether the bucket names it by id, ARN or alias. Asked in the region that the
 * name says, else in the bucket's: S3 takes only keys of the bucket's region.
 */
export const kmsKey: Collector<'kms-key', 'bucket-encryption'> = {
  provides: 'kms-key',
  wants: (encryption) => encryption.kmsKeyId !== null,
  regionOf: (encryption, known) =>
    regionInArn(encryption.kmsKeyId ?? '') ??
    known.seen('bucket-location').find((location) => location.id === encryption.id)?.bucketRegion ??
    known.targets.homeRegion,
  async *collect({ parent, place, aws }) {
    const { KMSClient, DescribeKeyCommand } = await import('@aws-sdk/client-kms');
    const kms = aws.client(KMSClient);
    const keyId = required(parent.kmsKeyId, 'kmsKeyId');
    const found = required((await once(kms, DescribeKeyCommand, { KeyId: keyId })).KeyMetadata, 'KeyMetadata');
    expectKey(found, keyId, place);
    yield toKmsKey(place, parent.id, found);
  },
};

export function toKmsKey(place: Place, bucketArn: string, found: KeyMetadata): ResourceOf<'kms-key'> {
  return {
    type: 'kms-key',
    id: bucketArn,
    ...place,
    keyArn: required(found.Arn, 'Arn'),
    ownerAccount: accountId(found.AWSAccountId, 'AWSAccountId'),
    state: oneOf(found.KeyState, STATES, 'KeyState'),
    manager: oneOf(found.KeyManager, ['AWS', 'CUSTOMER'], 'KeyManager'),
    origin: oneOf(found.Origin, ORIGINS, 'Origin'),
  };
}

const STATES = [
  'Creating',
  'Enabled',
  'Disabled',
  'PendingDeletion',
  'PendingImport',
  'PendingReplicaDeletion',
  'Unavailable',
  'Updating',
] as const satisfies readonly KeyState[];
const ORIGINS = ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'] as const satisfies readonly OriginType[];

/** A key of another account has to be named by an ARN that says so; what is named without one is the asker's own. */
function expectKey(found: KeyMetadata, asked: string, { account }: Place): void {
  const owner = parseArn(asked)?.account ?? account;
  expectSame(found.AWSAccountId, owner, 'AWSAccountId');
  expectSame(parseArn(found.Arn ?? '')?.account, owner, 'the account in Arn');
  if (!/(?:^|:)alias\//.test(asked)) expectSame(found.KeyId, asked.replace(/^.*:key\//, ''), 'KeyId');
}
