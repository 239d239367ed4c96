import type { Cause } from '../model/finding.ts';
import type { AccountId, CoreRole, Instant, Place, Region } from '../model/names.ts';
import type { Parameters } from '../model/parameters.ts';
import type { ResourceOf, ResourceType } from '../model/resource.ts';
import type { Severity } from '../model/severity.ts';
import type { TargetAccount, Targets } from '../model/snapshot.ts';
import type { Delivery } from './facts/s3/written-keys.ts';

/** Thrown by a lookup when something that it needs was not read. The verdict becomes `unknown`, with these causes. */
export class NotKnown extends Error {
  readonly causes: readonly Cause[];
  /** @throws Error without a cause: nobody could say what was not read, and what is only listed by its causes would be lost. */
  constructor(causes: readonly Cause[]) {
    if (causes.length === 0) throw new Error('something is not known, and nothing is named as the cause');
    super(causes.map((cause) => `${cause.operation ?? 'pending'}: ${cause.outcome}`).join(', '));
    this.name = 'NotKnown';
    this.causes = causes;
  }
}

/** Whether something is not known only because AWS does not offer the service in the region. */
export function isNotInRegion(causes: readonly Cause[]): boolean {
  return causes.length > 0 && causes.every(({ outcome }) => outcome === 'not-in-region');
}

/**
 * What facts may ask of a snapshot. Every lookup either answers completely or throws `NotKnown`: a fact cannot forget to
 * check coverage, because there is no other way to ask. Visible are the organization, the core accounts, the account
 * that is being judged, what others name in any account, and the cross-account index of log deliveries. `N`: the types that may be asked for, so
 * that the compiler holds a fact to what it says that it needs.
 */
export interface Inventory<in N extends ResourceType = ResourceType> {
  readonly parameters: Parameters;
  readonly targets: Targets;
  /** The account in a role. Throws NotKnown when the configuration does not name it. */
  accountOf(role: CoreRole): AccountId;
  target(account: AccountId): TargetAccount;
  /** Scanned regions of an account. Throws NotKnown when the account could not be entered. */
  regions(account: AccountId): readonly Region[];
  /** All resources of a type in a place, sorted by id. Throws NotKnown unless the cell of its operation is an answer. */
  all<T extends N>(type: T, place: Place): readonly ResourceOf<T>[];
  /**
   * The answer to a question about one resource (its `parent`). null: AWS says there is none.
   * Throws NotKnown when it was refused or not asked.
   */
  detail<T extends N>(type: T, place: Place, id: string): ResourceOf<T> | null;
  /**
   * Minutes from an instant of AWS's to the moment at which a question was answered, rounded up, so that a limit in whole
   * minutes is kept exactly; null: to the beginning of the scan. Throws NotKnown like `all` and `detail`, when the clock
   * of the machine that scanned is not to be trusted, and when the instant had not come yet: what AWS dates later than
   * its own answer is no fact. There is no other way to ask for the time.
   */
  minutesSince(instant: Instant, asked: Asked<N> | null): number;
  /**
   * Whether more than so many minutes had passed. Throws NotKnown when the error of the clock could change the answer,
   * and when the instant had not come yet.
   */
  isOlderThan(instant: Instant, minutes: number, asked: Asked<N> | null): boolean;
  /** Whether fewer than so many minutes had passed. Throws as `isOlderThan`. */
  isYoungerThan(instant: Instant, minutes: number, asked: Asked<N> | null): boolean;
  /**
   * Whether a day that something is planned for had passed, or comes within so many minutes. Throws NotKnown when the
   * error of the clock could change the answer.
   */
  comesWithin(planned: Instant, minutes: number, asked: Asked<N> | null): boolean;
  /**
   * Every question about a place that has no answer: refused, or planned and never asked. Empty: all that the scan
   * wanted to see there was seen.
   */
  gaps(place: Place): readonly Cause[];
  /** The cross-account index of pass one over all accounts. */
  readonly crossAccount: CrossAccountIndex<N>;
  /**
   * Failures and gaps of the rules judged so far, for roll-ups; the organization's last phase only. With a region: what was
   * found there, and of accounts whose regions are not known. Throws NotKnown when no rule of the requirement was judged.
   */
  tally(requirement: string, region?: Region): Tally;
}

/** A question whose answer has a time. `id`: it was about this resource, and not about the place as a whole. */
export type Asked<N extends ResourceType = ResourceType> = {
  readonly type: N;
  readonly place: Place;
  readonly id?: string;
};

/** What is known of the buckets of every account. */
export type BucketDetail = 'bucket-versioning' | 'bucket-replication' | 'bucket-encryption';

/** What the search for delivery buckets looks at. */
export type DeliverySource =
  | 'bucket'
  | 'flow-log'
  | 'bucket-replication'
  | 'delivery-stream'
  | 'delivery-stream-detail'
  | 'guardduty-destination-detail';

/** What has to be known of all accounts at once: who owns which bucket, and where logs are delivered. */
export interface CrossAccountIndex<in N extends ResourceType = ResourceType> {
  /** The organization's id; null: there is no organization. Throws NotKnown when nobody told. */
  organizationId(): string | null;
  /** Why there may be accounts that are not among the targets; empty: all are. */
  readonly accountGaps: readonly Cause[];
  /** Refused or contradicted lists, because of which accounts may not have been scanned; empty: there are none. */
  readonly listGaps: readonly Cause[];
  /** Why any account without a role may be the management account; empty: none of them is. */
  readonly managementGaps: readonly Cause[];
  /** Why the organizational units of some accounts may not be known; empty: they are. */
  readonly unitGaps: readonly Cause[];
  /**
   * Account that owns a bucket; null when no account of the organization does, but for those that are suspended or
   * ignored. Throws NotKnown when lists are missing.
   */
  ownerOf(this: CrossAccountIndex<'bucket'>, bucketName: string): AccountId | null;
  /** A question about a bucket of any account, as `Inventory.detail`. */
  detail<T extends BucketDetail & N>(type: T, bucketName: string): ResourceOf<T> | null;
  /** What is written to buckets, and copied to them, sorted by bucket and prefix; with the gaps of the search. */
  deliveries(this: CrossAccountIndex<DeliverySource>): {
    readonly deliveries: readonly Delivery[];
    readonly causes: readonly Cause[];
  };
  /** ARNs that the subscription policies of accounts aim at, sorted; with the gaps of the search. */
  accountPolicyTargets(this: CrossAccountIndex<'log-account-policy'>): {
    readonly arns: readonly string[];
    readonly causes: readonly Cause[];
  };
}

export type Tally = {
  /** Findings that are not `not-applicable`. */
  readonly applicable: number;
  /** Severity of the worst failure; null: nothing failed. */
  readonly worstFailure: Severity | null;
  readonly unknown: number;
  readonly causes: readonly Cause[];
};
