import { organizationIdOf, planAccounts } from './accounts.ts';
import type { Plan } from './plan.ts';
import { chooseRegions, HOME_REGION } from './regions.ts';

export type LandingZoneOptions = {
  /** Accounts in scope of a scan, 4 or more. Two more exist that a scan leaves out: unmanaged and suspended. */
  readonly accounts: number;
  /**
   * How many of the default regions (at most 17), or which. Regions that need opting in are enabled in the core
   * accounts and in every second workload account.
   */
  readonly regions: number | readonly string[];
  readonly seed: number;
  /** VPCs that each account owns in each region; 1 when left out. The log archive has none. */
  readonly vpcsPerRegion?: number;
  /** Log groups besides those of the flow logs; 3 when left out. The home region has two or three more. */
  readonly logGroupsPerRegion?: number;
  /** Regions in which a service is not offered, by service: `{ guardduty: ['ca-west-1'] }`; none when left out. */
  readonly lacking?: Readonly<Record<string, readonly string[]>>;
  /** The trail delivered minutes before this instant. */
  readonly now: Date;
  /** Name of the role that the scanner assumes; `ASEA-ComplianceScan` when left out. */
  readonly scanRole?: string;
  /** External id that the role asks for; none when left out. */
  readonly externalId?: string;
};

/** Throws a RangeError that says what to give when an option makes no landing zone. */
export function toPlan(options: LandingZoneOptions): Plan {
  const { seed, now, vpcsPerRegion = 1, logGroupsPerRegion = 3, lacking = {} } = options;
  if (!Number.isInteger(options.accounts) || options.accounts < 4) {
    throw new RangeError(`accounts is ${options.accounts}: give 4 or more, three of them are the core accounts`);
  }
  const accounts = planAccounts(seed, options.accounts);
  const [management, logArchive, security] = accounts.map(({ id }) => id) as [string, string, string];
  return {
    seed,
    now,
    organizationId: organizationIdOf(seed),
    homeRegion: HOME_REGION,
    regions: chooseRegions(options.regions),
    core: { management, logArchive, security },
    accounts: new Map(accounts.map((account) => [account.id, account])),
    vpcsPerRegion,
    logGroupsPerRegion,
    lacking: new Map(Object.entries(lacking).map(([service, regions]) => [service, new Set(regions)])),
    subscriptions: 'filter-per-group',
  };
}
