import type { Organization as AwsOrganization } from '@aws-sdk/client-organizations';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { accountId, oneOf, required } from '../../answer.ts';
import type { Aws } from '../../aws/aws.ts';
import { once } from '../../aws/pages.ts';
import type { Collector } from '../../collector.ts';

/** The organization. */
export const organization: Collector<'organization'> = {
  collect: ({ place, aws }) => readOrganization(place, aws),
};

export async function* readOrganization(place: Place, aws: Aws): AsyncGenerator<ResourceOf<'organization'>> {
  const { OrganizationsClient, DescribeOrganizationCommand } = await import('@aws-sdk/client-organizations');
  const answer = await once(aws.client(OrganizationsClient), DescribeOrganizationCommand, {});
  yield toOrganization(place, required(answer.Organization, 'Organization'));
}

export function toOrganization(place: Place, found: AwsOrganization): ResourceOf<'organization'> {
  return {
    type: 'organization',
    id: required(found.Arn, 'Arn'),
    ...place,
    organizationId: required(found.Id, 'Id'),
    managementAccount: accountId(found.MasterAccountId, 'MasterAccountId'),
    featureSet: oneOf(found.FeatureSet, ['ALL', 'CONSOLIDATED_BILLING'], 'FeatureSet'),
  };
}
