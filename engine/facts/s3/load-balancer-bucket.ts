import { z } from 'zod';
import { matchesPattern } from '../../../model/name-pattern.ts';
import { fact } from '../../fact.ts';

/** Whether load balancers write to a bucket: they cannot, where it encrypts with KMS. */
export const loadBalancerBucket = fact({
  subjects: ['log-bucket'],
  shape: z
    .strictObject({
      patterns: z.array(z.string()).describe('Patterns of the parameter sseS3Buckets that the name matches'),
    })
    .describe('Whether a bucket is for the access logs of load balancers'),
  needs: ['bucket'],
  read: ({ resource: bucket }, { parameters }) => ({
    patterns: parameters.sseS3Buckets.filter((pattern) => matchesPattern(bucket.name, pattern)),
  }),
});
