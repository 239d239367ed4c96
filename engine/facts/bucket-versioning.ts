import { z } from 'zod';
import { fact } from '../fact.ts';
import { placeOfBucket } from './place-of-bucket.ts';

/** Whether a bucket keeps old versions. */
export const bucketVersioning = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      status: z.enum(['Enabled', 'Suspended']).nullable().describe('null: versioning was never enabled'),
      notes: z.array(z.string()),
    })
    .describe('The versioning of a bucket'),
  needs: ['bucket', 'bucket-versioning'],
  read({ bucket }, world) {
    const versioning = world.detail('bucket-versioning', placeOfBucket(bucket), bucket.id);
    const needsMfa = versioning?.mfaDelete === true;
    return {
      status: versioning?.status ?? null,
      notes: needsMfa ? ['Deleting a version for good needs a second factor.'] : [],
    };
  },
});
