import { z } from 'zod';
import { AccountId, Region } from '../../model/names.ts';
import { Parameters } from '../../model/parameters.ts';

const Role = AccountId.describe('Account id of 12 digits, in quotes');

/** `zonewarden.yaml`. */
export const Configuration = z
  .strictObject({
    organization: z
      .strictObject({
        homeRegion: Region.describe('Where the landing zone lives; global services are asked here'),
        accounts: z
          .strictObject({ management: Role.optional(), logArchive: Role.optional(), security: Role.optional() })
          .default({})
          .describe('The accounts in the roles of the landing zone; a role that is left out makes its rules unknown'),
        scanRole: z
          .string()
          .regex(/^[\w+=,.@/-]{1,512}$/, 'the name of a role, without its ARN')
          .optional()
          .describe('Role to assume in every account; left out: a single account with the credentials of the caller'),
        externalId: z
          .string()
          .regex(/^[\w+=,.@:/-]{2,1224}$/)
          .optional()
          .describe('Expected by the trust policy of the scan role'),
        regions: z
          .array(Region)
          .min(1)
          .optional()
          .describe('Scan these regions only; the others are listed in the report'),
        governedRegions: z
          .array(Region)
          .min(1)
          .optional()
          .describe('Regions in which the landing zone builds something; left out: every enabled one'),
      })
      .describe('What is scanned'),
    profile: z.string().default('asea-pbmm').describe('The set of parameters to start from'),
    parameters: Parameters.omit({ governedRegions: true })
      .partial()
      .default({})
      .describe('Parameters that differ from the profile'),
  })
  .describe('Configuration of a zonewarden scan');
export type Configuration = Readonly<z.infer<typeof Configuration>>;
