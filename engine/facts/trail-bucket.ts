import { z } from 'zod';
import { fact } from '../fact.ts';
import { NotKnown, type World } from '../world.ts';

/** Who owns the bucket of a trail. A name proves nothing: the log archive's own list of buckets does. */
export const trailBucket = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape: z
    .strictObject({
      bucketName: z.string().describe('The bucket that the trail delivers to'),
      isInLogArchive: z.boolean().describe('Whether the log archive account lists it among its buckets'),
      notes: z.array(z.string()),
    })
    .describe('The bucket that a trail delivers to'),
  needs: ['trail', 'bucket'],
  read({ trail: { bucketName } }, world) {
    const buckets = world.all('bucket', { account: world.accountOf('logArchive'), region: 'global' });
    const isInLogArchive = buckets.some(({ name }) => name === bucketName);
    return { bucketName, isInLogArchive, notes: isInLogArchive ? [] : [ownerOf(bucketName, world)] };
  },
});

/** Only worth a note: the verdict stands without it. */
function ownerOf(bucketName: string, { survey }: World): string {
  try {
    const owner = survey.ownerOf(bucketName);
    if (owner === null) return `No account of the organization owns the bucket ${bucketName}.`;
    return `The bucket ${bucketName} belongs to the account ${owner}.`;
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    return `Which account owns the bucket ${bucketName} could not be read.`;
  }
}
