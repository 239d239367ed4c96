import type { Cause } from '../model/finding.ts';
import type { AccountGroup, AccountId, CoreRole, Place, RegionOrGlobal } from '../model/names.ts';
import type { ResourceOf, ResourceType } from '../model/resource.ts';
import type { SUBJECT_KINDS, SubjectKind } from '../model/subject-kinds.ts';
import type { Inventory } from './inventory.ts';

/** What a kind of subject carries besides its name: the resource that it is, where it is one. */
type Content<K extends SubjectKind> = K extends 'core-account'
  ? { readonly role: CoreRole }
  : (typeof SUBJECT_KINDS)[K] extends { readonly resource: infer T extends ResourceType }
    ? { readonly resource: ResourceOf<T> }
    : Record<never, never>;

/** One thing that a rule is asked of. `arn` is the finding's resource: an ARN, or `ORGANIZATION` and what is below it. */
export type SubjectOf<K extends SubjectKind> = {
  [Kind in K]: {
    readonly kind: Kind;
    readonly account: AccountId;
    readonly region: RegionOrGlobal;
    readonly arn: string;
    readonly name: string;
  } & Content<Kind>;
}[K];
export type Subject = SubjectOf<SubjectKind>;

/** The subjects of one place. */
export type Listing<K extends SubjectKind> = {
  /** Sorted by ARN. */
  readonly subjects: readonly SubjectOf<K>[];
  /** Set when the absence of a subject deserves a finding of its own (`not-applicable`, with this reason). */
  readonly none?: string;
  /** Questions without an answer, because of which further subjects may exist: one `unknown` finding on the place. */
  readonly causes?: readonly Cause[];
};

/**
 * How to find the subjects of one kind. `list` throws NotKnown when nothing can be listed: the place gets one `unknown`
 * finding for each rule.
 */
export type SubjectLister<K extends SubjectKind = SubjectKind> = {
  readonly kind: K;
  readonly needs: readonly ResourceType[];
  list(inventory: Inventory, place: Place): Listing<K>;
} & Asked;

/**
 * Where a lister is asked. `organization`: once, about the organization as a whole. `region`: in every scanned region of
 * the accounts that it speaks of; it never sees another account.
 */
type Asked = { readonly scope: 'organization' } | { readonly scope: 'region'; readonly accounts: AccountGroup };

/** Keeps the types of a lister's parts together, and holds it to the types that it says that it needs. */
export function subjects<K extends SubjectKind, N extends ResourceType>(
  lister: {
    readonly kind: K;
    readonly needs: readonly N[];
    list(inventory: Inventory<N>, place: Place): Listing<K>;
  } & Asked,
): SubjectLister<K> {
  return lister;
}
