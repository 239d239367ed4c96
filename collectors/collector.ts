import type { AccountId, Place, Region } from '../model/names.ts';
import type { Parameters } from '../model/parameters.ts';
import type { ParentOf, ResourceOf, ResourceType } from '../model/resource.ts';
import type { Targets } from '../model/snapshot.ts';
import type { Aws } from './aws/aws.ts';

/** What a question may look at besides AWS: what is scanned and why, and what was already read in the same account. */
export type Known = {
  readonly targets: Targets;
  /** What the rules will be judged by, so that nothing is asked that no rule can judge. */
  readonly parameters: Parameters;
  /**
   * Resources of one type that this account has given so far; all of them when the type stands in `after` or `of`, or in
   * `afterIfAsked` and a rule needs it.
   */
  seen<T extends ResourceType>(type: T, region?: Region): readonly ResourceOf<T>[];
};

/** One question to one account and region. `parent` is the resource it is about, where the reading has an `of`. */
export type Question<Parent extends ResourceType = never> = {
  readonly account: AccountId;
  /** Where the request goes and, for types of scope `region`, where the answer belongs. */
  readonly region: Region;
  /** What every resource of the answer carries: region `global` for types of scope `global`. */
  readonly place: Place;
  readonly parent: ResourceOf<Parent>;
  readonly aws: Aws;
  readonly known: Known;
};

/**
 * Reads one resource type with the one operation that the model's definition names for it. It throws freely: only the
 * runner catches, and turns the refusal into a cell.
 */
export interface Collector<T extends ResourceType = ResourceType, Parent extends ResourceType = never> {
  /** Types that have to be read first: in the same region, or in all of the account for scope `global`. */
  readonly after?: readonly ResourceType[];
  /** Types that are read first where a rule needs them; they are not asked for the sake of this one. */
  readonly afterIfAsked?: readonly ResourceType[];
  /**
   * What resources of any account name that this type is read of, in whatever account it lies: it is asked about when all
   * accounts were read, unless it was before. By the type that names it.
   */
  readonly namedBy?: NamedBy;
  /** Which resources of the reading's `of` are asked about; left out: all. */
  wants?(parent: ResourceOf<Parent>, known: Known): boolean;
  /** The region to send a question to; left out: that of its place, or the home region where that is `global`. */
  regionOf?(parent: ResourceOf<Parent>, known: Known): Region;
  collect(question: Question<Parent>): AsyncIterable<ResourceOf<T>>;
  /** Asks about several parents with one call; there where the definition says how many (`batch`). */
  collectBatch?(question: BatchQuestion<Parent>): Promise<BatchAnswer<T>>;
}

export type NamedBy = {
  readonly [T in ResourceType]?: (resource: ResourceOf<T>, targets: Targets) => readonly Named[];
};

/** A resource that another one names. */
export type Named = {
  /** The id of the parent that is asked about. */
  readonly id: string;
  /**
   * Where it is asked about; null: in the account that lists it. What names its own place is looked for in the list of
   * that place, unless it is the parent itself that names it (a bucket's encryption the key).
   */
  readonly place: Place | null;
};

/** One question about several resources of one place. */
export type BatchQuestion<Parent extends ResourceType> = Omit<Question<Parent>, 'parent'> & {
  readonly parents: readonly ResourceOf<Parent>[];
};

/** What a batch gives: an answer for each parent that was processed, and the words for each that was not. */
export type BatchAnswer<T extends ResourceType> = {
  readonly answered: readonly ResourceOf<T>[];
  readonly unprocessed: readonly { readonly id: string; readonly reason: string }[];
};

/** A collector whose parent is what the definition of its type says. */
export type CollectorOf<T extends ResourceType> = [ParentOf<T>] extends [never]
  ? Collector<T>
  : Collector<T, ParentOf<T>>;

/** Every resource type has exactly one collector. */
export type Collectors = { readonly [T in ResourceType]: CollectorOf<T> };
