import { z } from 'zod';
import { fact } from '../fact.ts';
import { placeOfBucket } from './place-of-bucket.ts';

/** Whether a bucket locks its objects. */
export const objectLock = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      isEnabled: z.boolean().describe('Whether the bucket has object lock'),
      mode: z
        .enum(['GOVERNANCE', 'COMPLIANCE'])
        .nullable()
        .describe('How new objects are locked; null: not, unless whoever writes them asks for it'),
      notes: z.array(z.string()),
    })
    .describe('The object lock of a bucket'),
  needs: ['bucket', 'bucket-object-lock'],
  read({ bucket }, world) {
    const lock = world.detail('bucket-object-lock', placeOfBucket(bucket), bucket.id);
    const mode = lock?.mode ?? null;
    const isWeak = mode === 'GOVERNANCE';
    const notes = isWeak ? ['Who has s3:BypassGovernanceRetention can still delete locked objects.'] : [];
    return { isEnabled: lock?.enabled ?? false, mode, notes };
  },
});
