import type { GetAdministratorAccountResponse } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { MEMBER_RELATIONSHIPS } from '../../../model/services/guardduty.ts';
import { accountId, oneOf } from '../../answer.ts';
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

/** AWS leaves the administrator out of a detector that has none, or gives an empty one. */
export function toDetectorAdministrator(
  place: Place,
  detectorArn: string,
  { Administrator: found }: GetAdministratorAccountResponse,
): ResourceOf<'guardduty-detector-administrator'> {
  const said = { type: 'guardduty-detector-administrator', id: detectorArn, ...place } as const;
  const isNone = Object.values(found ?? {}).every((value) => value === undefined || value === null);
  if (isNone) return { ...said, administrator: null, relationship: null };
  return {
    ...said,
    administrator: accountId(found?.AccountId, 'Administrator.AccountId'),
    relationship: oneOf(found?.RelationshipStatus, MEMBER_RELATIONSHIPS, 'Administrator.RelationshipStatus'),
  };
}
