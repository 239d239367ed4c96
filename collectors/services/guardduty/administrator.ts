import type { AdminAccount } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { accountId, oneOf } from '../../answer.ts';
import { listing } from '../../verbs.ts';

/** The accounts to which the organization delegated GuardDuty in one region. Only the management account is told. */
export const administrator = listing('guardduty-administrator', {
  call: () =>
    import('@aws-sdk/client-guardduty').then(
      (sdk) => [sdk.GuardDutyClient, sdk.ListOrganizationAdminAccountsCommand] as const,
    ),
  input: { MaxResults: 50 },
  list: ({ AdminAccounts }) => AdminAccounts,
  to: (found, { place }) => toAdministrator(place, found),
});

export function toAdministrator(place: Place, found: AdminAccount): ResourceOf<'guardduty-administrator'> {
  const account = accountId(found.AdminAccountId, 'AdminAccountId');
  const status = oneOf(found.AdminStatus, ['ENABLED', 'DISABLE_IN_PROGRESS'], 'AdminStatus');
  return { type: 'guardduty-administrator', id: account, ...place, administrator: account, status };
}
