import { z } from 'zod';
import { fact } from '../../fact.ts';
import { encryptionKeyOf, keyOf } from './bucket-encryption-key.ts';

/** Whether the key of a bucket works. */
export const bucketKeyState = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      state: z
        .string()
        .nullable()
        .describe("KMS's word for the key, or `gone`; null: the default encryption names no KMS key"),
      losses: z.array(z.string()).describe('The state, where it means that objects cannot be read, or soon cannot'),
    })
    .describe("The state of the key of a bucket's default encryption"),
  needs: ['bucket', 'bucket-encryption', 'kms-key'],
  read({ resource: bucket }, inventory) {
    const named = encryptionKeyOf(bucket, inventory);
    if (named.kind !== 'named') return { state: null, losses: [] };
    const state = keyOf(bucket, named, inventory)?.state ?? GONE;
    return { state, losses: LOST_STATES.has(state) ? [state] : [] };
  },
});

const GONE = 'gone';
const LOST_STATES = new Set([GONE, 'Disabled', 'PendingDeletion', 'PendingReplicaDeletion']);
