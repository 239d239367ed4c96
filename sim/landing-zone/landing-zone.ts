import { SERVICES } from '../services/index.ts';
import type { SimulatedService } from '../services/service.ts';
import { isEnabled, type RegionStatus, regionStatuses } from './enabled-regions.ts';
import { LruCache } from './lru-cache.ts';
import { type LandingZoneOptions, toPlan } from './options.ts';
import { buildOrganization, type OrganizationState } from './organization.ts';
import { accountOf, type Plan } from './plan.ts';
import { ALL_REGIONS } from './regions.ts';
import { type AccountState, type GlobalState, lazily, type RegionState } from './state.ts';

/**
 * A simulated AWS organization that runs the accelerator's landing zone. States are in the shapes of AWS's APIs.
 * Places are built when they are asked for: change them through `changeRegion` and `changeAccount` only.
 */
export interface LandingZone {
  readonly plan: Plan;
  readonly now: Date;
  readonly homeRegion: string;
  /** The regions in use, the home region first. */
  readonly regions: readonly string[];
  readonly core: Plan['core'];
  /** The account whose credentials the scanner starts with: security. */
  readonly callerAccount: string;
  /** Active accounts in governed units that have no role in the landing zone, in the order of creation. */
  readonly workloads: readonly string[];
  /** Name of the role that the scanner assumes in every account. */
  readonly scanRole: string;
  /** null: the role asks for none. */
  readonly externalId: string | null;
  /** Accounts that lack the role. */
  readonly missingRoles: Set<string>;
  readonly organization: OrganizationState;
  readonly global: GlobalState;
  /** Every region that the account can see, sorted by name, also those that it has not enabled. */
  regionsOf(account: string): readonly RegionStatus[];
  isEnabled(account: string, region: string): boolean;
  /** Throws for an account that does not exist and for a region that it has not enabled. */
  inRegion(account: string, region: string): RegionState;
  /** Throws for an account that does not exist. */
  inAccount(account: string): AccountState;
  changeRegion(account: string, region: string, change: (state: RegionState) => void): void;
  changeAccount(account: string, change: (state: AccountState) => void): void;
  /** Regions of the landing zone in which a service is offered; none for a service that is not simulated. */
  offeredIn(service: string): readonly string[];
  /** Log groups are subscribed by one policy of each account and region in place of a filter for each group. */
  useAccountPolicies(): void;
}

/** States that are kept at once: of regions at about 8 KB each, of the buckets of an account at up to 30 KB. */
const REGIONS_KEPT = 8192;
const ACCOUNTS_KEPT = 1024;

/** A fully compliant landing zone. The same options give the same organization, to the last id. */
export function buildLandingZone(options: LandingZoneOptions): LandingZone {
  const plan = toPlan(options);
  const regions = new LruCache<RegionState>((key) => stateOf('region', plan, ...placeOf(key)), REGIONS_KEPT);
  const inAccounts = new LruCache<AccountState>((account) => stateOf('account', plan, account), ACCOUNTS_KEPT);
  const accounts = [...plan.accounts.values()];
  return {
    plan,
    now: plan.now,
    homeRegion: plan.homeRegion,
    regions: plan.regions,
    core: plan.core,
    callerAccount: plan.core.security,
    workloads: accounts.filter(({ kind }) => kind === 'workload').map(({ id }) => id),
    scanRole: options.scanRole ?? 'ASEA-ComplianceScan',
    externalId: options.externalId ?? null,
    missingRoles: new Set(accounts.filter(({ kind }) => kind === 'left-out').map(({ id }) => id)),
    organization: buildOrganization(plan),
    global: stateOf<GlobalState>('global', plan),
    regionsOf: (account) => regionStatuses(plan, account),
    isEnabled: (account, region) => isEnabled(plan, account, region),
    inRegion: (account, region) => regions.get(placeKey(plan, account, region)),
    inAccount: (account) => inAccounts.get(accountOf(plan, account).id),
    changeRegion: (account, region, change) => regions.change(placeKey(plan, account, region), change),
    changeAccount: (account, change) => inAccounts.change(accountOf(plan, account).id, change),
    offeredIn: (service) =>
      Object.hasOwn(SERVICES, service) ? ALL_REGIONS.filter((region) => !plan.lacking.get(service)?.has(region)) : [],
    useAccountPolicies() {
      plan.subscriptions = 'account-policy';
      regions.forget();
    },
  };
}

function placeKey(plan: Plan, account: string, region: string): string {
  if (!isEnabled(plan, account, region)) throw new Error(`account ${account} has not enabled ${region}`);
  return `${account}/${region}`;
}

function placeOf(key: string): [string, string] {
  return [key.slice(0, 12), key.slice(13)];
}

/** What the services have in a place, each built when it is first read. */
function stateOf<State extends object>(scope: keyof SimulatedService['state'], plan: Plan, ...place: string[]): State {
  const services: readonly [string, SimulatedService][] = Object.entries(SERVICES);
  const builders: Record<string, () => unknown> = {};
  for (const [name, { state }] of services) {
    const build = state[scope] as ((plan: Plan, ...place: string[]) => object) | undefined;
    if (build !== undefined) builders[name] = () => build(plan, ...place);
  }
  return lazily(builders);
}
