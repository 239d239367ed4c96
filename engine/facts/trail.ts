import { z } from 'zod';
import { fact } from '../fact.ts';

/** The settings of a trail. */
export const trail = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape: z
    .strictObject({
      homeRegion: z.string().describe('The region that the trail was made in'),
      isMultiRegion: z.boolean().describe('Whether it records all regions'),
      includesGlobalEvents: z.boolean().describe('Whether it records global services such as IAM and sign-in'),
      validatesLogFiles: z.boolean().describe('Whether digest files are made'),
      kmsKeyId: z.string().nullable().describe("ARN of the key of its files; null: S3's own keys"),
    })
    .describe('How a trail is set up'),
  needs: ['trail'],
  read({ trail: { homeRegion, isMultiRegion, includesGlobalEvents, validatesLogFiles, kmsKeyId } }) {
    return { homeRegion, isMultiRegion, includesGlobalEvents, validatesLogFiles, kmsKeyId };
  },
});
