import type { Member } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { MEMBER_RELATIONSHIPS } from '../../../model/services/guardduty.ts';
import { accountId, expectSame, oneOf } from '../../answer.ts';
import { listingOfEach } from '../../verbs.ts';

/** Every account that the administrator's detector knows, associated or not any more. */
export const member = listingOfEach('guardduty-member', {
  call: () => import('@aws-sdk/client-guardduty').then((sdk) => [sdk.GuardDutyClient, sdk.ListMembersCommand] as const),
  input: ({ parent }) => ({ DetectorId: parent.detectorId, OnlyAssociated: 'false', MaxResults: 50 }),
  list: ({ Members }) => Members,
  to: (found, { parent, place }) => toMember(place, parent.detectorId, found),
});

export function toMember(place: Place, detectorId: string, found: Member): ResourceOf<'guardduty-member'> {
  const account = accountId(found.AccountId, 'AccountId');
  // The list of another account's members would be about other accounts.
  expectSame(found.AdministratorId ?? found.MasterId, place.account, 'AdministratorId');
  const relationship = oneOf(found.RelationshipStatus, MEMBER_RELATIONSHIPS, 'RelationshipStatus');
  return { type: 'guardduty-member', id: account, ...place, member: account, detectorId, relationship };
}
