import type { Parameters } from '../../model/parameters.ts';
import type { BucketState } from '../landing-zone/buckets.ts';
import type { LandingZone } from '../landing-zone/landing-zone.ts';
import type { RegionState } from '../landing-zone/region-state.ts';
import type { TrailState } from '../landing-zone/trail.ts';

/** One change that makes a compliant landing zone break the architecture, in one place that is always the same. */
export type Violation = {
  readonly description: string;
  /**
   * Every requirement that turns to `fail` under the default profile, sorted, and no other. Empty: nothing fails, but
   * something becomes unknown.
   */
  readonly requirements: readonly string[];
  /** Requirements of which findings turn to these verdicts besides, as a consequence. */
  readonly besides?: { readonly unknown?: readonly string[]; readonly 'not-applicable'?: readonly string[] };
  /** Set where a requirement is optional: the parameters under which it fails. */
  readonly parameters?: Partial<Parameters>;
  /** Throws TooSmall when the landing zone is too small to hold the violation. */
  apply(landingZone: LandingZone): void;
};

/** Keeps the names of a group of violations literal. */
export function violations<const Name extends string>(group: Record<Name, Violation>): Record<Name, Violation> {
  return group;
}

/** The account that violations of members strike: the first workload account, in the home region. */
export function changeFirstWorkload(landingZone: LandingZone, change: (state: RegionState) => void): void {
  landingZone.changeRegion(firstWorkload(landingZone), landingZone.homeRegion, change);
}

export function firstWorkload({ workloads }: LandingZone): string {
  return found(workloads[0], 'a workload account');
}

/** The bucket of an account in the home region; of the log archive the one that receives the logs. */
export function homeBucket(landingZone: LandingZone, account: string): BucketState {
  const buckets = landingZone.bucketsOf(account).filter(({ region }) => region === landingZone.homeRegion);
  return found(buckets.at(-1), `a bucket of ${account} in the home region`);
}

export function theTrail({ trails }: LandingZone): TrailState {
  return found(trails[0], 'an organization trail');
}

/** The landing zone lacks what a violation would change. */
export class TooSmall extends Error {}

/** Insists on something that a violation needs to be there. */
export function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new TooSmall(`the simulated landing zone lacks ${what}, which the violation needs`);
  return thing;
}
