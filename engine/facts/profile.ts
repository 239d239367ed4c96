import { z } from 'zod';
import { fact } from '../fact.ts';

/** What the profile asks for and another profile may not. */
export const profile = fact({
  subjects: ['organization', 'organization-trail', 'log-bucket'],
  shape: z
    .strictObject({
      requiresS3DataEvents: z.boolean().describe('The parameter requireS3DataEvents'),
      requiresObjectLock: z.boolean().describe('The parameter requireObjectLock'),
      requiresCustomerKeys: z.boolean().describe('The parameter requireCmk'),
    })
    .describe('What is optional in the architecture and required by the profile'),
  needs: [],
  read: (_subject, { parameters }) => ({
    requiresS3DataEvents: parameters.requireS3DataEvents,
    requiresObjectLock: parameters.requireObjectLock,
    requiresCustomerKeys: parameters.requireCmk,
  }),
});
