import { z } from 'zod';
import { parseArn } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { encryptionKeyOf, keyOf } from './bucket-encryption-key.ts';

const shape = z
  .strictObject({
    kind: z
      .enum(['customer', 'aws', 's3'])
      .describe('A customer managed KMS key, a KMS key that AWS manages, or keys of S3'),
    place: z
      .enum(['log archive account', 'Control Tower’s in the management account', 'another account', 'nowhere'])
      .describe('Whose key it is, as its ARN or KMS tells; `nowhere`: there is no such key, or none is named'),
  })
  .describe("The key of a bucket's default encryption");

/** Whose key a bucket encrypts with when nothing else is asked for. */
export const bucketKey = fact({
  subjects: ['log-bucket'],
  shape,
  needs: ['bucket', 'bucket-encryption', 'kms-key'],
  read: ({ resource: bucket }, inventory) => keyOwnership(bucket, inventory),
});

function keyOwnership(
  bucket: ResourceOf<'bucket'>,
  inventory: Inventory<'bucket-encryption' | 'kms-key'>,
): z.infer<typeof shape> {
  const named = encryptionKeyOf(bucket, inventory);
  if (named.kind !== 'named') return { kind: named.kind, place: 'nowhere' };
  const archive = inventory.accountOf('logArchive');
  // AWS's own keys cannot be used from another account, and the ARN says whose key it is.
  const owner = parseArn(named.keyId)?.account;
  if (owner !== undefined && owner !== archive)
    return { kind: 'customer', place: placeOfOthers(owner, bucket, inventory) };
  const key = keyOf(bucket, named, inventory);
  if (key === null) return { kind: 'customer', place: 'nowhere' };
  const isArchives = key.ownerAccount === archive;
  const place = isArchives ? 'log archive account' : placeOfOthers(key.ownerAccount, bucket, inventory);
  return { kind: key.manager === 'AWS' ? 'aws' : 'customer', place };
}

/** Control Tower takes no other key for its buckets than one of the management account. */
function placeOfOthers(
  owner: string,
  { name }: ResourceOf<'bucket'>,
  inventory: Inventory<never>,
): z.infer<typeof shape>['place'] {
  const isControlTowers = name.startsWith('aws-controltower-') && owner === inventory.accountOf('management');
  return isControlTowers ? 'Control Tower’s in the management account' : 'another account';
}
