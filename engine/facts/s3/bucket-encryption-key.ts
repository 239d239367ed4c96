import { accountAskedAboutKey } from '../../../model/key-account.ts';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { placeOfBucket } from './place-of-bucket.ts';

/** The key that a default encryption names: S3's own, AWS's own KMS key, or the key with this id, ARN or alias. */
export type EncryptionKey = { readonly kind: 's3' | 'aws' } | NamedKey;
export type NamedKey = { readonly kind: 'named'; readonly keyId: string };

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
export function keyOf(
  bucket: ResourceOf<'bucket'>,
  key: NamedKey,
  inventory: Inventory<'kms-key'>,
): ResourceOf<'kms-key'> | null {
  return inventory.detail('kms-key', placeOfKey(bucket, key, inventory), bucket.id);
}

/** Where the questions about the key of a bucket were asked. */
export function placeOfKey(
  { account }: ResourceOf<'bucket'>,
  { keyId }: NamedKey,
  { targets }: Inventory<never>,
): Place {
  return { account: accountAskedAboutKey(keyId, account, targets), region: 'global' };
}
