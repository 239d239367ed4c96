import type { Questions } from './question.ts';

export const questions: Questions = ({ core, workloads: [member = ''], homeRegion, inRegion }) => {
  const own = (account: string) => ({ DetectorId: inRegion(account, homeRegion).guardduty.detector?.id });
  const DestinationId = inRegion(member, homeRegion).guardduty.destinations[0]?.DestinationId;
  return [
    ['guardduty:GetDetector', member, own(member)],
    ['guardduty:GetAdministratorAccount', member, own(member)],
    ['guardduty:GetAdministratorAccount', core.security, own(core.security)],
    ['guardduty:DescribeOrganizationConfiguration', core.security, { ...own(core.security), MaxResults: 2 }],
    ['guardduty:ListMembers', core.security, { ...own(core.security), OnlyAssociated: 'false' }],
    ['guardduty:ListMembers', member, own(member)],
    ['guardduty:GetMemberDetectors', core.security, { ...own(core.security), AccountIds: [member, '999988887777'] }],
    ['guardduty:ListPublishingDestinations', member, own(member)],
    ['guardduty:DescribePublishingDestination', member, { ...own(member), DestinationId }],
  ];
};
