import { z } from 'zod';
import { fact } from '../fact.ts';
import { encryptionKeyOf, keyOf } from './bucket-encryption-key.ts';
import { placeOfBucket } from './place-of-bucket.ts';

/** Whether the key of a bucket gets new material by itself. Keys whose material was brought along cannot. */
export const bucketKeyRotation = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      canRotate: z.boolean().describe('A customer managed key whose material AWS made'),
      rotates: z.boolean().describe('Whether KMS renews its material every year or so'),
    })
    .describe("The rotation of the key of a bucket's default encryption"),
  needs: ['bucket', 'bucket-encryption', 'kms-key', 'kms-key-rotation'],
  read({ bucket }, world) {
    if (encryptionKeyOf(bucket, world).kind !== 'named') return { canRotate: false, rotates: false };
    const key = keyOf(bucket, world);
    // A key that is gone was a customer's: those of AWS cannot be deleted.
    if (key === null) return { canRotate: true, rotates: false };
    if (key.manager !== 'CUSTOMER' || key.origin !== 'AWS_KMS') return { canRotate: false, rotates: false };
    const rotation = world.detail('kms-key-rotation', placeOfBucket(bucket), bucket.id);
    return { canRotate: true, rotates: rotation?.rotates === true };
  },
});
