import { accountOf, type Plan } from './plan.ts';
import { DEFAULT_REGIONS, OPT_IN_REGIONS } from './regions.ts';

/** A region as the account's own list of regions shows it. */
export type RegionStatus = {
  readonly region: string;
  readonly status: 'ENABLED_BY_DEFAULT' | 'ENABLED' | 'DISABLED';
};

/** Regions that need opting in are enabled in the core accounts and in every second other account. */
export function isEnabled(plan: Plan, account: string, region: string): boolean {
  const { kind, index } = accountOf(plan, account);
  return plan.regions.includes(region) && (DEFAULT_REGIONS.includes(region) || kind === 'core' || index % 2 === 0);
}

/** The home region first. */
export function enabledRegions(plan: Plan, account: string): readonly string[] {
  return plan.regions.filter((region) => isEnabled(plan, account, region));
}

/**
 * Every region that an account can see, sorted by name. Default regions that the landing zone does not use do not exist
 * in its world, so that it can be small.
 */
export function regionStatuses(plan: Plan, account: string): readonly RegionStatus[] {
  const all = [...plan.regions.filter((region) => DEFAULT_REGIONS.includes(region)), ...OPT_IN_REGIONS].sort();
  return all.map((region) => {
    if (DEFAULT_REGIONS.includes(region)) return { region, status: 'ENABLED_BY_DEFAULT' };
    return { region, status: isEnabled(plan, account, region) ? 'ENABLED' : 'DISABLED' };
  });
}
