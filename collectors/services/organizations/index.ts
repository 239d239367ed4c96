import { service } from '../../service.ts';
import { organization } from './organization.ts';
import { organizationRoot } from './organization-root.ts';
import { trustedService } from './trusted-service.ts';

export const organizations = service({
  collectors: {
    organization,
    'organization-root': organizationRoot,
    'trusted-service': trustedService,
  },
  errors: [{ outcome: 'off', operations: ['organizations:*'], codes: ['AWSOrganizationsNotInUseException'] }],
  limits: {
    // Every operation has a bucket that the organization as a whole shares, whichever account asks.
    service: { perSecond: 5, burst: 10, sharedBy: 'all', assumed: true },
    operations: { 'organizations:ListRoots': { perSecond: 1, burst: 2, sharedBy: 'all' } },
  },
});
