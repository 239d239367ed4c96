import { z } from 'zod';
import { fact } from '../fact.ts';
import { encryptionKeyOf, keyOf } from './bucket-encryption-key.ts';

/** Whether the key of a bucket works. */
export const bucketKeyState = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      hasKmsKey: z.boolean().describe('Whether the default encryption names a KMS key'),
      state: z.string().nullable().describe("KMS's word for the key; null: there is no such key"),
      isLost: z.boolean().describe('Whether the key is disabled, about to be deleted, or gone'),
    })
    .describe("The state of the key of a bucket's default encryption"),
  needs: ['bucket', 'bucket-encryption', 'kms-key'],
  read({ bucket }, world) {
    if (encryptionKeyOf(bucket, world).kind !== 'named') return { hasKmsKey: false, state: null, isLost: false };
    const state = keyOf(bucket, world)?.state ?? null;
    return { hasKmsKey: true, state, isLost: state === null || LOST_STATES.has(state) };
  },
});

const LOST_STATES = new Set(['Disabled', 'PendingDeletion', 'PendingReplicaDeletion']);
