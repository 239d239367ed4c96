import type { Parameters } from '../../model/parameters.ts';
import type { LandingZone } from '../landing-zone/landing-zone.ts';
import type { AccountState, RegionState } from '../landing-zone/state.ts';

/** One change that makes a compliant landing zone break the architecture: of one service, in one region, always the same. */
export type Violation = {
  readonly description: string;
  /**
   * Every requirement that turns to `fail` under the default profile, sorted, and no other. A requirement that no rule
   * judges yet may stand here: it counts from the day on which there is one. Empty: nothing fails, but something
   * becomes unknown.
   */
  readonly requirements: readonly string[];
  /** Requirements of which findings turn to these verdicts besides, as a consequence. */
  readonly besides?: {
    /** `all that need the account`: whatever is asked of the first workload account, which nobody can enter. */
    readonly unknown?: readonly string[] | 'all that need the account';
    readonly 'not-applicable'?: readonly string[];
  };
  /** Set where a requirement is optional: the parameters under which it fails. */
  readonly parameters?: Partial<Parameters>;
  /** Throws TooSmall when the landing zone is too small to hold the violation. */
  apply(landingZone: LandingZone): void;
};

/** The violations of a service, by name. */
export type Violations = Readonly<Record<string, Violation>>;

/** The account that violations of members strike: the first workload account, in the home region. */
export function changeFirstWorkload(landingZone: LandingZone, change: (state: RegionState) => void): void {
  landingZone.changeRegion(firstWorkload(landingZone), landingZone.homeRegion, change);
}

export function firstWorkload({ workloads }: LandingZone): string {
  return found(workloads[0], 'a workload account');
}

/** The account that receives logs, in the home region. */
export function changeLogArchive(
  { core, homeRegion, changeRegion }: LandingZone,
  change: (state: RegionState) => void,
) {
  changeRegion(core.logArchive, homeRegion, change);
}

/** A destination whose stream is broken is no approved destination: the log groups behind it fail with it. */
export const BROKEN_STREAM = ['ASEA-LM-CL-01', 'ASEA-LM-CL-02', 'ASEA-LM-OV-01'];

/** The bucket of an account in the home region; of the log archive the one that receives the logs. */
export function homeBucket(landingZone: LandingZone, account: string): AccountState['s3']['buckets'][number] {
  const { buckets } = landingZone.inAccount(account).s3;
  const here = buckets.filter(({ region }) => region === landingZone.homeRegion);
  return found(here.at(-1), `a bucket of ${account} in the home region`);
}

/** The landing zone lacks what a violation would change. */
export class TooSmall extends Error {}

/** Insists on something that a violation needs to be there. */
export function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new TooSmall(`the simulated landing zone lacks ${what}, which the violation needs`);
  return thing;
}
