import type { Organization as AwsOrganization } from '@aws-sdk/client-organizations';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { accountId, oneOf, required } from '../../answer.ts';
import { expectArn } from '../../arn.ts';
import type { Aws } from '../../aws/aws.ts';
import { once } from '../../aws/pages.ts';
import type { Collector } from '../../collector.ts';

/** The organization. */
export const organization: Collector<'organization'> = {
  collect: ({ place, aws, known }) => readOrganization(place, known.targets.partition, aws),
};

export async function* readOrganization(
  place: Place,
  partition: string,
  aws: Aws,
): AsyncGenerator<ResourceOf<'organization'>> {
  const { OrganizationsClient, DescribeOrganizationCommand } = await import('@aws-sdk/client-organizations');
  const answer = await once(aws.client(OrganizationsClient), DescribeOrganizationCommand, {});
  yield toOrganization(place, partition, required(answer.Organization, 'Organization'));
}

export function toOrganization(place: Place, partition: string, found: AwsOrganization): ResourceOf<'organization'> {
  const organizationId = required(found.Id, 'Id');
  const managementAccount = accountId(found.MasterAccountId, 'MasterAccountId');
  const whose = { partition, account: managementAccount, region: 'global' } as const;
  const id = required(found.Arn, 'Arn');
  expectArn(id, { ...whose, resource: `organization/${organizationId}` }, 'Arn');
  if (found.MasterAccountArn !== undefined) {
    expectArn(
      found.MasterAccountArn,
      { ...whose, resource: `account/${organizationId}/${managementAccount}` },
      'MasterAccountArn',
    );
  }
  return {
    type: 'organization',
    id,
    ...place,
    organizationId,
    managementAccount,
    featureSet: oneOf(found.FeatureSet, ['ALL', 'CONSOLIDATED_BILLING'], 'FeatureSet'),
  };
}
