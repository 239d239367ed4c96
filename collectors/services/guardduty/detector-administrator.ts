import type { GetAdministratorAccountResponse } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { accountId, required } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';

/** Who administers a detector. */
export const detectorAdministrator = aboutEach('guardduty-detector-administrator', {
  call: () =>
    import('@aws-sdk/client-guardduty').then(
      (sdk) => [sdk.GuardDutyClient, sdk.GetAdministratorAccountCommand] as const,
    ),
  input: ({ parent }) => ({ DetectorId: parent.detectorId }),
  to: (found, { parent, place }) => toDetectorAdministrator(place, parent.id, found),
});

/** AWS leaves the administrator out of a detector that has none. */
export function toDetectorAdministrator(
  place: Place,
  detectorArn: string,
  { Administrator: found }: GetAdministratorAccountResponse,
): ResourceOf<'guardduty-detector-administrator'> {
  const administrator =
    found?.AccountId === undefined || found.AccountId === null ? null : accountId(found.AccountId, 'AccountId');
  return {
    type: 'guardduty-detector-administrator',
    id: detectorArn,
    ...place,
    administrator,
    relationship: administrator === null ? null : required(found?.RelationshipStatus, 'RelationshipStatus'),
  };
}
