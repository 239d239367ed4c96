import type { EnabledServicePrincipal } from '@aws-sdk/client-organizations';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required } from '../../answer.ts';
import { listing } from '../../verbs.ts';

/** Services with trusted access to the organization. */
export const trustedService = listing('trusted-service', {
  call: () =>
    import('@aws-sdk/client-organizations').then(
      (sdk) => [sdk.OrganizationsClient, sdk.ListAWSServiceAccessForOrganizationCommand] as const,
    ),
  input: {},
  list: ({ EnabledServicePrincipals }) => EnabledServicePrincipals,
  to: (found, { place }) => toTrustedService(place, found),
});

export function toTrustedService(place: Place, found: EnabledServicePrincipal): ResourceOf<'trusted-service'> {
  const servicePrincipal = required(found.ServicePrincipal, 'ServicePrincipal');
  return { type: 'trusted-service', id: servicePrincipal, ...place, servicePrincipal };
}
