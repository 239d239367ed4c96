import type { MemberDataSourceConfiguration } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { accountId, required } from '../../answer.ts';
import { batched } from '../../verbs.ts';
import { toFeatures } from './features.ts';

/** What the detectors of members have on, fifty members with one call. */
export const memberSettings = batched('guardduty-member-settings', {
  wants: ({ relationship }) => relationship === 'Enabled',
  call: () =>
    import('@aws-sdk/client-guardduty').then((sdk) => [sdk.GuardDutyClient, sdk.GetMemberDetectorsCommand] as const),
  input: ({ parents }) => ({
    DetectorId: parents[0]?.detectorId,
    AccountIds: parents.map(({ member }) => member),
  }),
  to: (answer, { place }) => ({
    answered: required(answer.MemberDataSourceConfigurations, 'MemberDataSourceConfigurations').map((found) =>
      toMemberSettings(place, found),
    ),
    unprocessed: required(answer.UnprocessedAccounts, 'UnprocessedAccounts').map(({ AccountId, Result }) => ({
      id: accountId(AccountId, 'UnprocessedAccounts.AccountId'),
      reason: required(Result, 'UnprocessedAccounts.Result'),
    })),
  }),
});

export function toMemberSettings(
  place: Place,
  found: MemberDataSourceConfiguration,
): ResourceOf<'guardduty-member-settings'> {
  const id = accountId(found.AccountId, 'AccountId');
  return { type: 'guardduty-member-settings', id, ...place, ...toFeatures(found.Features, found.DataSources) };
}
