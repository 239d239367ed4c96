import { z } from 'zod';
import { fact } from '../../fact.ts';
import { NotKnown } from '../../inventory.ts';
import { gather } from '../../known.ts';
import { recordedKinds } from './management-events.ts';
import { trailsOfOrganization } from './organization-trails.ts';
import { s3DataRecordings } from './s3-data-recordings.ts';
import { selectorsOf } from './trail-details.ts';

/** Whether the organization trails together record the data events of every bucket in every region. */
export const s3DataEvents = fact({
  subjects: ['organization'],
  shape: z
    .strictObject({
      recorded: z
        .array(z.enum(['reads', 'writes']))
        .describe('`reads`: reading of objects; `writes`: writing of objects'),
      trails: z.array(z.string()).describe('ARNs of the trails that record them, sorted'),
    })
    .describe('The S3 data events that organization trails record'),
  needs: ['trail', 'trail-selectors'],
  read(_organization, inventory) {
    const { values: trails, causes: unseen } = trailsOfOrganization(inventory);
    // A trail of one region records the buckets of that region only.
    const { values, causes: unread } = gather(
      trails.filter(({ isMultiRegion }) => isMultiRegion),
      (trail) => ({ trail, recordings: s3DataRecordings(selectorsOf(trail, inventory), trail.bucketName) }),
    );
    const recordings = values.flatMap((value) => value.recordings);
    const recorded = recordedKinds(
      recordings.some(({ reads }) => reads),
      recordings.some(({ writes }) => writes),
    );
    const causes = [...unseen, ...unread];
    if (causes.length > 0 && recorded.length < 2) throw new NotKnown(causes);
    const recording = values.filter((value) => value.recordings.length > 0);
    return { recorded, trails: recording.map(({ trail }) => trail.id) };
  },
});
