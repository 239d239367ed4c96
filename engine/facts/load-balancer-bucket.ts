import { z } from 'zod';
import { fact } from '../fact.ts';
import { matchesPattern } from './name-pattern.ts';

/** Whether load balancers write to a bucket: they cannot, where it encrypts with KMS. */
export const loadBalancerBucket = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({ isOne: z.boolean().describe('Whether the name matches the parameter sseS3Buckets') })
    .describe('Whether a bucket is for the access logs of load balancers'),
  needs: ['bucket'],
  read: ({ bucket }, { parameters }) => ({
    isOne: parameters.sseS3Buckets.some((pattern) => matchesPattern(bucket.name, pattern)),
  }),
});
