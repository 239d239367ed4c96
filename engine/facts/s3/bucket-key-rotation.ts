import { z } from 'zod';
import { fact } from '../../fact.ts';
import { encryptionKeyOf, keyOf, placeOfKey } from './bucket-encryption-key.ts';

const STATES = ['on', 'off', 'key is gone', 'not possible'] as const;

/** Whether the key of a bucket gets new material by itself. Keys whose material was brought along cannot. */
export const bucketKeyRotation = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      rotation: z
        .enum(STATES)
        .describe('`not possible`: without a customer managed key whose material AWS made there is none to renew'),
    })
    .describe("The rotation of the key of a bucket's default encryption"),
  needs: ['bucket', 'bucket-encryption', 'kms-key', 'kms-key-rotation'],
  read({ resource: bucket }, inventory): { rotation: (typeof STATES)[number] } {
    const named = encryptionKeyOf(bucket, inventory);
    if (named.kind !== 'named') return { rotation: 'not possible' };
    const key = keyOf(bucket, named, inventory);
    // A key that is gone was a customer's: those of AWS cannot be deleted.
    if (key === null) return { rotation: 'key is gone' };
    if (key.manager !== 'CUSTOMER' || key.origin !== 'AWS_KMS') return { rotation: 'not possible' };
    const rotation = inventory.detail('kms-key-rotation', placeOfKey(bucket, named, inventory), bucket.id);
    return { rotation: rotation?.rotates === true ? 'on' : 'off' };
  },
});
