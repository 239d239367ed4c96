import type { Root } from '@aws-sdk/client-organizations';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { expectSame, oneOf, required } from '../../answer.ts';
import { expectArn } from '../../arn.ts';
import type { Aws } from '../../aws/aws.ts';
import { pages } from '../../aws/pages.ts';
import type { Collector } from '../../collector.ts';

/** The root of the organization's tree. */
export const organizationRoot: Collector<'organization-root'> = {
  collect: ({ place, aws, known }) => readRoots(place, known.targets.partition, aws),
};

export async function* readRoots(
  place: Place,
  partition: string,
  aws: Aws,
): AsyncGenerator<ResourceOf<'organization-root'>> {
  const { OrganizationsClient, ListRootsCommand } = await import('@aws-sdk/client-organizations');
  const organizations = aws.client(OrganizationsClient);
  for await (const page of pages(organizations, ListRootsCommand, {}, (answer) => answer.Roots)) {
    for (const found of page) yield toOrganizationRoot(place, partition, found);
  }
}

/** Policy types are sorted. */
export function toOrganizationRoot(place: Place, partition: string, found: Root): ResourceOf<'organization-root'> {
  const id = required(found.Arn, 'Arn');
  const rootId = required(found.Id, 'Id');
  // It belongs to the management account, whichever account asks.
  const { resource } = expectArn(id, { partition, region: 'global' }, 'Arn');
  expectSame(resource.split('/').at(-1), rootId, 'the root in Arn');
  const policyTypes = required(found.PolicyTypes, 'PolicyTypes').map((policyType) => ({
    // AWS adds types every year; those that nobody here asks for do not matter.
    type: required<string>(policyType.Type, 'PolicyTypes.Type'),
    status: oneOf(policyType.Status, ['ENABLED', 'PENDING_ENABLE', 'PENDING_DISABLE'], 'PolicyTypes.Status'),
  }));
  return {
    type: 'organization-root',
    id,
    ...place,
    rootId,
    policyTypes: policyTypes.sort((one, other) => (one.type < other.type ? -1 : 1)),
  };
}
