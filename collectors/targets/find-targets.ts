import type { AccountId } from '../../model/names.ts';
import type { Targets } from '../../model/snapshot.ts';
import type { Identity } from '../aws/identity.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import type { Collected } from '../runner/account-scan.ts';
import type { Watch } from '../runner/ask.ts';
import { eachOf } from '../runner/concurrency.ts';
import type { Listing } from './account-changes.ts';
import { assignCollected } from './assign-collected.ts';
import { identifyCaller } from './caller.ts';
import type { TargetConfiguration } from './configuration.ts';
import { withHomeRegion } from './home-region.ts';
import { type OrganizationAccounts, readOrganizationAccounts } from './organization-accounts.ts';
import type { OrganizationClient } from './organization-client.ts';
import type { PlacedAccount } from './organization-tree.ts';
import { type SelectedTarget, selectTarget } from './select-target.ts';
import { checkAccounts, checkRegions, UNKNOWN_STATE } from './selection.ts';
import { openSessions, type Sessions } from './sessions.ts';

export type FoundTargets = {
  readonly targets: Targets;
  /** What was read to find them; `collect` writes it into the shards and does not ask for it again. */
  readonly found: { readonly organization: Collected; readonly accounts: ReadonlyMap<AccountId, Collected> };
  /** What `findChanges` compares with at the end of the scan. */
  readonly listing: Listing;
};

/**
 * Finds out what there is to scan: the accounts of the organization, or the one account of the caller, and the regions
 * that each has enabled. What is left out is in the targets with its reason, what was refused is in the cells.
 *
 * Throws `CallerNotKnown` when there are no usable credentials, and `SelectionError` when something was selected that is
 * not there, or no account has the home region.
 */
export async function findTargets(
  configuration: TargetConfiguration,
  access: Pick<AwsAccess, 'caller' | 'assume' | 'identify' | 'question'>,
  watch: Watch,
): Promise<FoundTargets> {
  const { homeRegion, scanRole } = configuration;
  const identity = await identifyCaller(access);
  const { account: caller, partition } = identity;
  const sessions = openSessions(access, scanRole !== null, watch);
  const client =
    scanRole === null ? null : await chooseOrganizationClient(configuration, identity, { sessions, access, watch });
  const organization = client === null ? null : await readOrganizationAccounts(client);
  const core = {
    management: configuration.accounts.management ?? organization?.managementAccount ?? null,
    logArchive: configuration.accounts.logArchive ?? null,
    security: configuration.accounts.security ?? null,
  };
  const selected: SelectedTarget[] = [];
  await eachOf(accountsOf(organization, caller, configuration), ACCOUNTS_AT_ONCE, async (account) => {
    selected.push(await selectTarget(account, { configuration, core, sessions, access, watch }));
  });
  const aimed = withHomeRegion(selected, homeRegion);
  const accounts = aimed.map(({ target }) => target).sort(byAccount);
  checkRegions(accounts, configuration);
  return {
    listing: listingOf(client, organization),
    targets: {
      organizationId: organization?.organizationId ?? null,
      rootId: organization?.rootId ?? null,
      organizationAccount: configuration.accounts.management ?? caller,
      ...{ partition, homeRegion, core, accounts },
    },
    found: await assignCollected(aimed, sessions, organization ?? { described: cellsOf(client), enumerated: [] }, {
      asked: client?.account ?? null,
      management: core.management,
    }),
  };
}

const ACCOUNTS_AT_ONCE = 64;

/** The management account's role may read the organization; where it cannot be assumed, the caller may know it. */
async function chooseOrganizationClient(
  { accounts: { management }, homeRegion }: TargetConfiguration,
  { account: caller, partition }: Identity,
  { sessions, access, watch }: { sessions: Sessions; access: Pick<AwsAccess, 'question'>; watch: Watch },
): Promise<OrganizationClient> {
  const isEntered = management !== undefined && (await sessions.enter(management)).isEntered;
  const who = isEntered ? { account: management, asCaller: false } : { account: caller, asCaller: true };
  return { ...who, region: homeRegion, partition, access, watch, cells: [] };
}

function listingOf(client: OrganizationClient | null, organization: OrganizationAccounts | null): Listing {
  const accounts = organization?.accounts ?? [];
  const paths = accounts.flatMap(({ account, path }): [string, string][] => (path === null ? [] : [[account, path]]));
  if (client === null || organization === null) return { lister: null, paths: new Map() };
  return { lister: { account: client.account, asCaller: client.asCaller }, paths: new Map(paths) };
}

function cellsOf(client: OrganizationClient | null): Collected {
  return { cells: client?.cells ?? [], resources: [] };
}

/** Sorted by id. */
function accountsOf(
  organization: OrganizationAccounts | null,
  caller: AccountId,
  configuration: TargetConfiguration,
): readonly PlacedAccount[] {
  const listed = organization === null ? [unlisted(caller, 'ACTIVE')] : organization.accounts;
  if (organization === null || organization.areComplete) {
    checkAccounts(listed, configuration);
    return listed;
  }
  // Neither list came to its end: at least the accounts that somebody named are scanned.
  const { accounts, selectedAccounts = [] } = configuration;
  const named = [caller, ...Object.values(accounts), ...selectedAccounts].filter((account) => account !== undefined);
  const missing = new Set(named).difference(new Set(listed.map(({ account }) => account)));
  return [...listed, ...[...missing].map((account) => unlisted(account, UNKNOWN_STATE))].sort(byAccount);
}

/** An account that no list tells about; its name is not known. */
function unlisted(account: AccountId, state: string): PlacedAccount {
  return { account, name: account, state, ouPath: [], joinedAt: null, organizationId: null, path: null };
}

function byAccount(one: { readonly account: AccountId }, other: { readonly account: AccountId }): number {
  return one.account < other.account ? -1 : 1;
}
