import { z } from 'zod';
import type { Cause } from '../../model/finding.ts';
import { fact } from '../fact.ts';
import { NotKnown } from '../world.ts';
import { trailsOfOrganization } from './organization-trails.ts';
import { s3DataRecordings } from './s3-data-recordings.ts';
import { selectorsOf } from './trail-details.ts';

/** Whether the organization trails together record the data events of every bucket in every region. */
export const s3DataEvents = fact({
  subjects: ['organization'],
  shape: z
    .strictObject({
      recordsReads: z.boolean().describe('Whether reading of objects is recorded'),
      recordsWrites: z.boolean().describe('Whether writing of objects is recorded'),
      trails: z.array(z.string()).describe('ARNs of the trails that record them, sorted'),
    })
    .describe('The S3 data events that organization trails record'),
  needs: ['trail', 'trail-selectors'],
  read(_organization, world) {
    const { trails, causes: unseen } = trailsOfOrganization(world);
    const causes: Cause[] = [...unseen];
    const recording = new Set<string>();
    let recordsReads = false;
    let recordsWrites = false;
    // A trail of one region records the buckets of that region only.
    for (const trail of trails.filter(({ isMultiRegion }) => isMultiRegion)) {
      try {
        for (const { reads, writes } of s3DataRecordings(selectorsOf(trail, world), trail.bucketName)) {
          recording.add(trail.id);
          recordsReads ||= reads;
          recordsWrites ||= writes;
        }
      } catch (error) {
        if (!(error instanceof NotKnown)) throw error;
        causes.push(...error.causes);
      }
    }
    if (causes.length > 0 && !(recordsReads && recordsWrites)) throw new NotKnown(causes);
    return { recordsReads, recordsWrites, trails: [...recording].sort() };
  },
});
