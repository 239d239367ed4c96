import type { SubjectKind } from '../../model/rule.ts';
import type { SubjectLister } from '../subject.ts';
import { accountRegions } from './account-region.ts';
import { coreAccounts } from './core-account.ts';
import { flowLogSubjects } from './flow-log.ts';
import { logBucketSubjects } from './log-bucket.ts';
import { logDestinations } from './log-destination.ts';
import { coreLogGroups, logGroups, workloadLogGroups } from './log-group.ts';
import { organizations } from './organization.ts';
import { organizationTrailSubjects } from './organization-trail.ts';
import { primaryTrails } from './primary-trail.ts';
import { trustedServices } from './trusted-service.ts';
import { vpcs } from './vpc.ts';

/** How to find the subjects of each kind. */
export const SUBJECTS = {
  organization: organizations,
  'core-account': coreAccounts,
  'trusted-service': trustedServices,
  'account-region': accountRegions,
  'primary-trail': primaryTrails,
  'organization-trail': organizationTrailSubjects,
  'log-bucket': logBucketSubjects,
  vpc: vpcs,
  'flow-log': flowLogSubjects,
  'workload-log-group': workloadLogGroups,
  'core-log-group': coreLogGroups,
  'log-group': logGroups,
  'log-destination': logDestinations,
} satisfies { readonly [K in SubjectKind]: SubjectLister<K> };
