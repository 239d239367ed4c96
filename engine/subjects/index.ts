// Generated from the folder by npm run generate. Do not edit.
import { withEveryResource } from '../every-resource.ts';
import { accountRegions } from './account-region.ts';
import { coreAccounts } from './core-account.ts';
import { flowLogSubjects } from './flow-log.ts';
import { logBucketSubjects } from './log-bucket.ts';
import { organizations } from './organization.ts';
import { organizationRegions } from './organization-region.ts';
import { organizationTrailSubjects } from './organization-trail.ts';
import { primaryTrails } from './primary-trail.ts';
import { trustedServices } from './trusted-service.ts';

/** How to find the subjects of each kind: listers by hand, and every resource of a type. */
export const SUBJECTS = withEveryResource({
  'account-region': accountRegions,
  'core-account': coreAccounts,
  'flow-log': flowLogSubjects,
  'log-bucket': logBucketSubjects,
  organization: organizations,
  'organization-region': organizationRegions,
  'organization-trail': organizationTrailSubjects,
  'primary-trail': primaryTrails,
  'trusted-service': trustedServices,
});
