import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { accountId, oneOf, required } from '../answer.ts';
import { regionInArn } from '../arn.ts';
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
    const answer = await once(kms, DescribeKeyCommand, { KeyId: required(parent.kmsKeyId, 'kmsKeyId') });
    yield toKmsKey(place, parent.id, required(answer.KeyMetadata, 'KeyMetadata'));
  },
};

export function toKmsKey(place: Place, bucketArn: string, found: KeyMetadata): ResourceOf<'kms-key'> {
  return {
    type: 'kms-key',
    id: bucketArn,
    ...place,
    keyArn: required(found.Arn, 'Arn'),
    ownerAccount: accountId(found.AWSAccountId, 'AWSAccountId'),
    state: required(found.KeyState, 'KeyState'),
    manager: oneOf(found.KeyManager, ['AWS', 'CUSTOMER'], 'KeyManager'),
    origin: required(found.Origin, 'Origin'),
  };
}
