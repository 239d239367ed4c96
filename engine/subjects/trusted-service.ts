import { ORGANIZATION } from '../places.ts';
import { subjects } from '../subject.ts';

/** The services that the profile wants to have trusted access. */
export const trustedServices = subjects({
  kind: 'trusted-service',
  scope: 'organization',
  needs: [],
  list({ parameters }, { account, region }) {
    return {
      subjects: parameters.requiredTrustedServices.toSorted().map((servicePrincipal) => ({
        kind: 'trusted-service',
        account,
        region,
        arn: `${ORGANIZATION}/trusted-service/${servicePrincipal}`,
        name: servicePrincipal,
      })),
    };
  },
});
