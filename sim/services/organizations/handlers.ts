import type {
  Account,
  DelegatedAdministrator,
  DescribeOrganizationResponse,
  ListAccountsForParentRequest,
  ListAccountsForParentResponse,
  ListAccountsResponse,
  ListAWSServiceAccessForOrganizationResponse,
  ListDelegatedAdministratorsRequest,
  ListDelegatedAdministratorsResponse,
  ListOrganizationalUnitsForParentRequest,
  ListOrganizationalUnitsForParentResponse,
  ListRootsResponse,
} from '@aws-sdk/client-organizations';
import { listed } from '../../handlers/listed.ts';
import { operation } from '../../handlers/operation.ts';
import { type Listing, pageOf } from '../../handlers/paging.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import type { OrganizationState } from '../../landing-zone/organization.ts';
import { type Call, type Handler, SimError } from '../../operation.ts';

/** AWS Organizations: answers the management account and delegated administrators; the rest may only describe it. */
export function organizationsHandlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  const state = landingZone.organization;
  const listing: Listing = {
    pageSize,
    bounds: [1, 20],
    badSize: (message) => new SimError('InvalidInputException', message),
    badToken: (message) => new SimError('InvalidInputException', message),
  };
  const page = <Entry>(
    all: readonly Entry[],
    input: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined },
    call: Call,
    about: readonly unknown[],
  ) => pageOf(all, { token: input.NextToken, size: input.MaxResults }, call, listing, about);
  const told = <Entry>(call: Call, all: readonly Entry[]): readonly Entry[] => {
    refuseMembers(landingZone, call);
    return all;
  };

  return {
    'organizations:DescribeOrganization': operation<Record<never, never>, DescribeOrganizationResponse>([], () => ({
      Organization: state.organization,
    })),
    'organizations:ListRoots': listed(
      listing,
      (call) => told(call, [state.root]),
      (Roots, NextToken): ListRootsResponse => ({ Roots, NextToken }),
    ),
    'organizations:ListOrganizationalUnitsForParent': operation<
      ListOrganizationalUnitsForParentRequest,
      ListOrganizationalUnitsForParentResponse
    >(['ParentId', 'NextToken', 'MaxResults'], (input, call) => {
      refuseMembers(landingZone, call);
      refuseUnknownParent(state, input.ParentId);
      const children = state.units.filter(({ parent }) => parent === input.ParentId).map(({ unit }) => unit);
      const { entries, next } = page(children, input, call, [input.ParentId]);
      return { OrganizationalUnits: entries, NextToken: next };
    }),
    'organizations:ListAccountsForParent': operation<ListAccountsForParentRequest, ListAccountsForParentResponse>(
      ['ParentId', 'NextToken', 'MaxResults'],
      (input, call) => {
        refuseMembers(landingZone, call);
        refuseUnknownParent(state, input.ParentId);
        const children = [...state.accounts.values()].filter(({ parent }) => parent === input.ParentId);
        const { entries, next } = page(
          children.map((child) => placed(state, child)),
          input,
          call,
          [input.ParentId],
        );
        return { Accounts: entries, NextToken: next };
      },
    ),
    'organizations:ListAccounts': listed(
      listing,
      (call) => told(call, [...state.accounts.values()]).map((one) => placed(state, one)),
      (Accounts, NextToken): ListAccountsResponse => ({ Accounts, NextToken }),
    ),
    'organizations:ListAWSServiceAccessForOrganization': listed(
      listing,
      (call) => told(call, state.trustedServices),
      (EnabledServicePrincipals, NextToken): ListAWSServiceAccessForOrganizationResponse => ({
        EnabledServicePrincipals,
        NextToken,
      }),
    ),
    'organizations:ListDelegatedAdministrators': operation<
      ListDelegatedAdministratorsRequest,
      ListDelegatedAdministratorsResponse
    >(['ServicePrincipal', 'NextToken', 'MaxResults'], (input, call) => {
      refuseMembers(landingZone, call);
      const all = delegatedAdministrators(state, input.ServicePrincipal);
      const { entries, next } = page(all, input, call, [input.ServicePrincipal]);
      return { DelegatedAdministrators: entries, NextToken: next };
    }),
  };
}

function refuseMembers({ core, organization }: LandingZone, call: Call): void {
  if (call.account === core.management) return;
  if (organization.delegatedAdministrators.some(({ account }) => account === call.account)) return;
  throw new SimError('AccessDeniedException', "You don't have permissions to access this resource.");
}

function refuseUnknownParent(state: OrganizationState, parent: string | undefined): void {
  if (parent === state.root.Id || state.units.some(({ unit }) => unit.Id === parent)) return;
  throw new SimError('ParentNotFoundException', `We can't find a root or an organizational unit ${parent}.`);
}

/** An account with its path: `o-…/r-…/ou-…/111122223333/`. */
function placed(state: OrganizationState, { account, parent }: { account: Account; parent: string }): Account {
  const parents = new Map(state.units.map(({ unit, parent: above }) => [unit.Id, above]));
  const above: string[] = [];
  for (let id: string | undefined = parent; id !== undefined; id = parents.get(id)) above.unshift(id);
  return { ...account, Paths: [`${[state.organization.Id, ...above, account.Id].join('/')}/`] };
}

/** One entry for each account, however many services it administers. */
function delegatedAdministrators(state: OrganizationState, service: string | undefined): DelegatedAdministrator[] {
  const since = new Map<string, Date>();
  for (const delegation of state.delegatedAdministrators) {
    if (service === undefined || delegation.servicePrincipal === service) {
      since.set(delegation.account, delegation.since);
    }
  }
  return [...since].map(([id, date]) => {
    const { Paths: _, ...account } = state.accounts.get(id)?.account ?? {};
    return { ...account, DelegationEnabledDate: date };
  });
}
