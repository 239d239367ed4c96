import type { ResourceOf } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { placeOfBucket } from './place-of-bucket.ts';

/** The key that a default encryption names: S3's own, AWS's own KMS key, or the key with this id, ARN or alias. */
export type EncryptionKey = { readonly kind: 's3' | 'aws' } | { readonly kind: 'named'; readonly keyId: string };

/** What a bucket encrypts with when nothing else is asked for. Throws NotKnown. */
export function encryptionKeyOf(
  bucket: ResourceOf<'bucket'>,
  inventory: Inventory<'bucket-encryption'>,
): EncryptionKey {
  const encryption = inventory.detail('bucket-encryption', placeOfBucket(bucket), bucket.id);
  if (encryption === null || encryption.algorithm === 'AES256') return { kind: 's3' };
  return encryption.kmsKeyId === null ? { kind: 'aws' } : { kind: 'named', keyId: encryption.kmsKeyId };
}

/** What KMS says of the key that the default encryption names; null: there is no such key. Throws NotKnown. */
export function keyOf(bucket: ResourceOf<'bucket'>, inventory: Inventory<'kms-key'>): ResourceOf<'kms-key'> | null {
  return inventory.detail('kms-key', placeOfBucket(bucket), bucket.id);
}
