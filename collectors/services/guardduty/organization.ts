import type { DescribeOrganizationConfigurationResponse } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required, UnexpectedValue } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';

const MODES = ['ALL', 'NEW', 'NONE'] as const;

/** What the administrator does with accounts that join. Only the administrator is told. */
export const organization = aboutEach('guardduty-organization', {
  call: () =>
    import('@aws-sdk/client-guardduty').then(
      (sdk) => [sdk.GuardDutyClient, sdk.DescribeOrganizationConfigurationCommand] as const,
    ),
  input: ({ parent }) => ({ DetectorId: parent.detectorId, MaxResults: 50 }),
  to: (found, { parent, place }) => toOrganization(place, parent.id, found),
});

/** Where AWS leaves out the newer member, the older one says the same of new accounts. */
export function toOrganization(
  place: Place,
  detectorArn: string,
  found: DescribeOrganizationConfigurationResponse,
): ResourceOf<'guardduty-organization'> {
  if (found.NextToken) throw new UnexpectedValue('NextToken: only the first features were given');
  const features = required(found.Features, 'Features').map(({ Name, AutoEnable }) => ({
    name: required<string>(Name, 'Features.Name'),
    autoEnable: oneOf(AutoEnable, MODES, 'Features.AutoEnable'),
  }));
  return {
    type: 'guardduty-organization',
    id: detectorArn,
    ...place,
    autoEnable: autoEnable(found),
    isMemberLimitReached: required(found.MemberAccountLimitReached, 'MemberAccountLimitReached'),
    features: features.sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function autoEnable(
  found: DescribeOrganizationConfigurationResponse,
): ResourceOf<'guardduty-organization'>['autoEnable'] {
  if (found.AutoEnableOrganizationMembers !== undefined) {
    return oneOf(found.AutoEnableOrganizationMembers, MODES, 'AutoEnableOrganizationMembers');
  }
  return required(found.AutoEnable, 'AutoEnableOrganizationMembers') ? 'NEW' : 'NONE';
}
