import type { DescribeOrganizationConfigurationResponse } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required } from '../../answer.ts';
import { pages } from '../../aws/pages.ts';
import type { Collector } from '../../collector.ts';

const MODES = ['ALL', 'NEW', 'NONE'] as const;

/** What the administrator does with accounts that join. Only the administrator is told. */
export const organization: Collector<'guardduty-organization', 'guardduty-detector'> = {
  async *collect({ parent, place, aws }) {
    const { DescribeOrganizationConfigurationCommand, GuardDutyClient } = await import('@aws-sdk/client-guardduty');
    const input = { DetectorId: parent.detectorId, MaxResults: 50 };
    const answers: Answer[] = [];
    // The features have pages; everything else stands on each of them.
    const listed = pages(aws.client(GuardDutyClient), DescribeOrganizationConfigurationCommand, input, (answer) => {
      answers.push(answer);
      return answer.Features;
    });
    const features: Feature[] = [];
    for await (const page of listed) features.push(...page);
    yield toOrganization(place, parent.id, { ...answers[0], Features: features });
  },
};

type Answer = Partial<DescribeOrganizationConfigurationResponse>;
type Feature = NonNullable<DescribeOrganizationConfigurationResponse['Features']>[number];

/** Where AWS leaves out the newer member, the older one says the same of new accounts. Features are sorted by name. */
export function toOrganization(place: Place, detectorArn: string, found: Answer): ResourceOf<'guardduty-organization'> {
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

function autoEnable(found: Answer): ResourceOf<'guardduty-organization'>['autoEnable'] {
  if (found.AutoEnableOrganizationMembers !== undefined) {
    return oneOf(found.AutoEnableOrganizationMembers, MODES, 'AutoEnableOrganizationMembers');
  }
  return required(found.AutoEnable, 'AutoEnableOrganizationMembers') ? 'NEW' : 'NONE';
}
