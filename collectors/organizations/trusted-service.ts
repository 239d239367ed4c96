import type { EnabledServicePrincipal } from '@aws-sdk/client-organizations';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required } from '../answer.ts';
import { pages } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Services with trusted access to the organization. */
export const trustedService: Collector<'trusted-service'> = {
  provides: 'trusted-service',
  async *collect({ place, aws }) {
    const { OrganizationsClient, ListAWSServiceAccessForOrganizationCommand } = await import(
      '@aws-sdk/client-organizations'
    );
    const client = aws.client(OrganizationsClient);
    const principals = pages(
      client,
      ListAWSServiceAccessForOrganizationCommand,
      {},
      (answer) => answer.EnabledServicePrincipals,
    );
    for await (const page of principals) for (const found of page) yield toTrustedService(place, found);
  },
};

export function toTrustedService(place: Place, found: EnabledServicePrincipal): ResourceOf<'trusted-service'> {
  const servicePrincipal = required(found.ServicePrincipal, 'ServicePrincipal');
  return { type: 'trusted-service', id: servicePrincipal, ...place, servicePrincipal };
}
