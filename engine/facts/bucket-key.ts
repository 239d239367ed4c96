import { z } from 'zod';
import type { ResourceOf } from '../../model/resource.ts';
import { fact } from '../fact.ts';
import type { World } from '../world.ts';
import { arnParts } from './arn-parts.ts';
import { encryptionKeyOf, keyOf } from './bucket-encryption-key.ts';

/** Whose key a bucket encrypts with when nothing else is asked for. */
export const bucketKey = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      kind: z
        .enum(['customer', 'aws', 's3'])
        .describe('A customer managed KMS key, a KMS key that AWS manages, or keys of S3'),
      isInLogArchive: z.boolean().describe('Whether KMS knows it as a key of the log archive account'),
    })
    .describe("The key of a bucket's default encryption"),
  needs: ['bucket', 'bucket-encryption', 'kms-key'],
  read: ({ bucket }, world) => keyOwnership(bucket, world),
});

type KeyOwnership = { kind: 'customer' | 'aws' | 's3'; isInLogArchive: boolean };

function keyOwnership(bucket: ResourceOf<'bucket'>, world: World): KeyOwnership {
  const named = encryptionKeyOf(bucket, world);
  if (named.kind !== 'named') return { kind: named.kind, isInLogArchive: false };
  const archive = world.accountOf('logArchive');
  // AWS's own keys cannot be used from another account, and the ARN says whose key it is.
  const owner = arnParts(named.keyId)?.account;
  if (owner !== undefined && owner !== archive) return { kind: 'customer', isInLogArchive: false };
  const key = keyOf(bucket, world);
  return { kind: key?.manager === 'AWS' ? 'aws' : 'customer', isInLogArchive: key?.ownerAccount === archive };
}
