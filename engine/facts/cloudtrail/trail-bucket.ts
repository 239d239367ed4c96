import { z } from 'zod';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { knownOr } from '../../known.ts';

const shape = z
  .strictObject({
    bucketName: z.string().describe('The bucket that the trail delivers to'),
    place: z
      .enum(['log archive account', 'elsewhere'])
      .describe('Whether the log archive account lists it among its buckets'),
    notes: z.array(z.string()),
  })
  .describe('The bucket that a trail delivers to');

/** Where the bucket of a trail is. A name proves nothing: the log archive's own list of buckets does. */
export const trailBucket = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape,
  needs: ['trail', 'bucket'],
  read({ resource: { bucketName } }, inventory): z.infer<typeof shape> {
    const buckets = inventory.all('bucket', { account: inventory.accountOf('logArchive'), region: 'global' });
    if (buckets.some(({ name }) => name === bucketName)) return { bucketName, place: 'log archive account', notes: [] };
    return { bucketName, place: 'elsewhere', notes: [ownerOf(bucketName, inventory)] };
  },
});

/** Only worth a note: the verdict stands without it. */
function ownerOf(bucketName: string, { crossAccount }: Inventory<'bucket'>): string {
  return knownOr(
    () => {
      const owner = crossAccount.ownerOf(bucketName);
      if (owner === null) return `No account of the organization owns the bucket ${bucketName}.`;
      return `The bucket ${bucketName} belongs to the account ${owner}.`;
    },
    () => `Which account owns the bucket ${bucketName} could not be read.`,
  );
}
