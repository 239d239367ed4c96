/** Where the landing zone has its trail, its log archive bucket and its key. */
export const HOME_REGION = 'ca-central-1';

/**
 * Regions that every AWS account has from the beginning, the home region first. It may stand here because this is a
 * simulation: the scanner asks AWS.
 */
export const DEFAULT_REGIONS: readonly string[] = [
  HOME_REGION,
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-central-1',
  'eu-north-1',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'sa-east-1',
];

/** Some of the regions that an account has to opt in to. */
export const OPT_IN_REGIONS: readonly string[] = ['af-south-1', 'ap-east-1', 'ca-west-1', 'eu-south-1', 'me-south-1'];

/** Every region that the simulation knows. */
export const ALL_REGIONS: readonly string[] = [...DEFAULT_REGIONS, ...OPT_IN_REGIONS];

/**
 * The regions of a landing zone: the first n default ones, or the given ones.
 * Throws when the home region is missing or a region is not known here.
 */
export function chooseRegions(regions: number | readonly string[]): readonly string[] {
  if (typeof regions === 'number') {
    if (!Number.isInteger(regions) || regions < 1 || regions > DEFAULT_REGIONS.length) {
      throw new RangeError(`regions is ${regions}: give 1 to ${DEFAULT_REGIONS.length}, or a list of region codes`);
    }
    return DEFAULT_REGIONS.slice(0, regions);
  }
  if (!regions.includes(HOME_REGION)) throw new RangeError(`the list of regions lacks the home region ${HOME_REGION}`);
  const unknown = regions.filter((region) => !ALL_REGIONS.includes(region));
  if (unknown.length > 0) throw new RangeError(`the simulation does not know these regions: ${unknown.join(', ')}`);
  return [...new Set(regions)];
}
