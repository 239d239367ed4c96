import type {
  DescribeOrganizationConfigurationRequest,
  DescribeOrganizationConfigurationResponse,
  GetMemberDetectorsRequest,
  GetMemberDetectorsResponse,
  ListMembersRequest,
  ListMembersResponse,
  ListOrganizationAdminAccountsResponse,
} from '@aws-sdk/client-guardduty';
import { listed } from '../../handlers/listed.ts';
import { operation } from '../../handlers/operation.ts';
import { pageOf } from '../../handlers/paging.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import type { Call, Handler } from '../../operation.ts';
import { badRequest, guardDutyIn, INVALID, listingOf, NOT_PERMITTED, ownDetector } from './asked.ts';
import { dataSources, organizationDataSources, planFeatures } from './features.ts';
import type { DetectorState } from './state.ts';

/** What only management or the administrator has an answer to. */
export function administratorHandlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  const listing = listingOf(pageSize);
  return {
    // Needs no detector. At most one account, and none where nobody is designated.
    'guardduty:ListOrganizationAdminAccounts': listed(
      listing,
      (call) => {
        const { adminAccounts } = guardDutyIn(landingZone, call);
        if (call.account !== landingZone.core.management) throw badRequest(NOT_PERMITTED);
        return adminAccounts;
      },
      (AdminAccounts, NextToken): ListOrganizationAdminAccountsResponse => ({ AdminAccounts, NextToken }),
    ),
    // Features fit on one page unless the caller wants smaller ones; everything else stands on each page.
    'guardduty:DescribeOrganizationConfiguration': operation<
      DescribeOrganizationConfigurationRequest,
      DescribeOrganizationConfigurationResponse
    >(['DetectorId', 'MaxResults', 'NextToken'], (input, call) => {
      ownDetector(landingZone, input.DetectorId, call);
      const { organization } = guardDutyIn(landingZone, call);
      if (organization === null) throw badRequest(NOT_PERMITTED);
      const { autoEnableMembers, memberAccountLimitReached, features } = organization;
      const asked = { token: input.NextToken, size: input.MaxResults };
      const { entries, next } = pageOf(features, asked, call, listingOf(50));
      return {
        // The older word for two of the three; AWS gives both.
        AutoEnable: autoEnableMembers !== 'NONE',
        AutoEnableOrganizationMembers: autoEnableMembers,
        MemberAccountLimitReached: memberAccountLimitReached,
        DataSources: organizationDataSources(features),
        Features: entries,
        NextToken: next,
      };
    }),
    // An account without members gets an empty list, whoever it is.
    'guardduty:ListMembers': operation<ListMembersRequest, ListMembersResponse>(
      ['DetectorId', 'MaxResults', 'NextToken', 'OnlyAssociated'],
      (input, call) => {
        ownDetector(landingZone, input.DetectorId, call);
        const all = input.OnlyAssociated?.toLowerCase() === 'false';
        const members = guardDutyIn(landingZone, call).members.filter((member) => all || isAssociated(member));
        const asked = { token: input.NextToken, size: input.MaxResults };
        const { entries, next } = pageOf(members, asked, call, listing, [all]);
        return { Members: entries, NextToken: next };
      },
    ),
    // Tells plans, and not whether the detector is on; of the foundational sources only in the older words. What cannot be told of is listed apart, with status 200.
    'guardduty:GetMemberDetectors': operation<GetMemberDetectorsRequest, GetMemberDetectorsResponse>(
      ['DetectorId', 'AccountIds'],
      (input, call) => {
        ownDetector(landingZone, input.DetectorId, call);
        const accounts = input.AccountIds ?? [];
        if (accounts.length < 1 || accounts.length > 50) throw badRequest(INVALID);
        const told = accounts.map((account) => ({ account, detector: memberDetector(landingZone, account, call) }));
        return {
          MemberDataSourceConfigurations: told.flatMap(({ account, detector }) =>
            detector === null
              ? []
              : [
                  {
                    AccountId: account,
                    DataSources: dataSources(detector.features),
                    Features: planFeatures(detector.features),
                  },
                ],
          ),
          UnprocessedAccounts: told.flatMap(({ account, detector }) =>
            detector === null ? [{ AccountId: account, Result: NOT_ASSOCIATED }] : [],
          ),
        };
      },
    ),
  };
}

/** AWS's own words. */
const NOT_ASSOCIATED =
  'The request is rejected because the given account ID is not an associated member of account the current account.';

function isAssociated({ RelationshipStatus: status }: { readonly RelationshipStatus: string | undefined }): boolean {
  return status === 'Enabled' || status === 'Disabled';
}

/** The detector of an associated member; null: there is nothing to tell. */
function memberDetector(landingZone: LandingZone, account: string, call: Call): DetectorState | null {
  const member = guardDutyIn(landingZone, call).members.find(({ AccountId }) => AccountId === account);
  if (member === undefined || !isAssociated(member) || !landingZone.isEnabled(account, call.region)) return null;
  return landingZone.inRegion(account, call.region).guardduty.detector;
}
