import { type BucketState, bucketNames, buildBuckets } from './buckets.ts';
import { enabledRegions, isEnabled, type RegionStatus, regionStatuses } from './enabled-regions.ts';
import { type LandingZoneOptions, toPlan } from './options.ts';
import { buildOrganization, type OrganizationState } from './organization.ts';
import { accountOf, type Plan } from './plan.ts';
import { buildRegion, type RegionState } from './region-state.ts';
import { Shelf } from './shelf.ts';
import { buildTrail, type TrailState } from './trail.ts';

/**
 * A simulated AWS organization that runs the accelerator's landing zone. States are in the shapes of AWS's APIs.
 * Places are built when they are asked for: change them through `changeRegion` and `changeBucket` only.
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
  readonly trails: TrailState[];
  /** Every region that the account can see, sorted by name, also those that it has not enabled. */
  regionsOf(account: string): readonly RegionStatus[];
  isEnabled(account: string, region: string): boolean;
  /** Throws for an account that does not exist and for a region that it has not enabled. */
  inRegion(account: string, region: string): RegionState;
  /** All buckets of an account, sorted by name. */
  bucketsOf(account: string): readonly BucketState[];
  /** The account that owns a bucket; null: nobody. */
  ownerOfBucket(name: string): string | null;
  changeRegion(account: string, region: string, change: (state: RegionState) => void): void;
  /** Changes one bucket of an account. Throws when the account has no bucket of that name. */
  changeBucket(account: string, name: string, change: (bucket: BucketState) => void): void;
  /** Log groups are subscribed by one policy of each account and region in place of a filter for each group. */
  useAccountPolicies(): void;
}

/** States that are kept at once: of regions at about 8 KB each, of the buckets of an account at up to 30 KB. */
const REGIONS_KEPT = 8192;
const ACCOUNTS_KEPT = 1024;

/** A fully compliant landing zone. The same options give the same organization, to the last id. */
export function buildLandingZone(options: LandingZoneOptions): LandingZone {
  const plan = toPlan(options);
  const regions = new Shelf((key) => buildRegion(plan, ...placeOf(key)), REGIONS_KEPT);
  const buckets = new Shelf((account) => allBuckets(plan, account), ACCOUNTS_KEPT);
  let owners: ReadonlyMap<string, string> | null = null;
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
    trails: [buildTrail(plan)],
    regionsOf: (account) => regionStatuses(plan, account),
    isEnabled: (account, region) => isEnabled(plan, account, region),
    inRegion: (account, region) => regions.get(placeKey(plan, account, region)),
    bucketsOf: (account) => buckets.get(accountOf(plan, account).id),
    ownerOfBucket(name) {
      owners ??= bucketOwners(plan);
      return owners.get(name) ?? null;
    },
    changeRegion: (account, region, change) => regions.change(placeKey(plan, account, region), change),
    changeBucket: (account, name, change) =>
      buckets.change(accountOf(plan, account).id, (all) => {
        const bucket = all.find((candidate) => candidate.name === name);
        if (bucket === undefined) throw new Error(`account ${account} has no bucket ${name}`);
        change(bucket);
      }),
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

function allBuckets(plan: Plan, account: string): BucketState[] {
  return enabledRegions(plan, account)
    .flatMap((region) => buildBuckets(plan, account, region))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Names only: the states of all buckets of a large organization would be too much to keep. */
function bucketOwners(plan: Plan): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const account of plan.accounts.keys()) {
    for (const region of enabledRegions(plan, account)) {
      for (const name of bucketNames(plan, account, region)) owners.set(name, account);
    }
  }
  return owners;
}
