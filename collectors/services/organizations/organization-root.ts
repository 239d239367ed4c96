import type { Root } from '@aws-sdk/client-organizations';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required } from '../../answer.ts';
import type { Aws } from '../../aws/aws.ts';
import { pages } from '../../aws/pages.ts';
import type { Collector } from '../../collector.ts';

/** The root of the organization's tree. */
export const organizationRoot: Collector<'organization-root'> = {
  collect: ({ place, aws }) => readRoots(place, aws),
};

export async function* readRoots(place: Place, aws: Aws): AsyncGenerator<ResourceOf<'organization-root'>> {
  const { OrganizationsClient, ListRootsCommand } = await import('@aws-sdk/client-organizations');
  const organizations = aws.client(OrganizationsClient);
  for await (const page of pages(organizations, ListRootsCommand, {}, (answer) => answer.Roots)) {
    for (const found of page) yield toOrganizationRoot(place, found);
  }
}

/** Policy types are sorted. */
export function toOrganizationRoot(place: Place, found: Root): ResourceOf<'organization-root'> {
  const policyTypes = required(found.PolicyTypes, 'PolicyTypes').map((policyType) => ({
    // AWS adds types every year; those that nobody here asks for do not matter.
    type: required<string>(policyType.Type, 'PolicyTypes.Type'),
    status: oneOf(policyType.Status, ['ENABLED', 'PENDING_ENABLE', 'PENDING_DISABLE'], 'PolicyTypes.Status'),
  }));
  return {
    type: 'organization-root',
    id: required(found.Arn, 'Arn'),
    ...place,
    rootId: required(found.Id, 'Id'),
    policyTypes: policyTypes.sort((one, other) => (one.type < other.type ? -1 : 1)),
  };
}
