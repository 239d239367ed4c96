import type { Cause } from '../model/finding.ts';
import type { AccountGroup, AccountId, Place, RegionOrGlobal } from '../model/names.ts';
import type { ResourceOf, ResourceType } from '../model/resource.ts';
import type { SubjectKind } from '../model/rule.ts';
import type { World } from './world.ts';

/** What each kind of subject carries besides its name. */
export type SubjectContent = {
  organization: Record<never, never>;
  'core-account': { readonly role: 'management' | 'logArchive' | 'security' };
  'trusted-service': { readonly servicePrincipal: string };
  'account-region': Record<never, never>;
  'primary-trail': { readonly trail: ResourceOf<'trail'> };
  'organization-trail': { readonly trail: ResourceOf<'trail'> };
  'log-bucket': { readonly bucket: ResourceOf<'bucket'> };
  vpc: { readonly vpc: ResourceOf<'vpc'> };
  'flow-log': { readonly flowLog: ResourceOf<'flow-log'>; readonly vpc: ResourceOf<'vpc'> };
  'workload-log-group': { readonly logGroup: ResourceOf<'log-group'> };
  'core-log-group': { readonly logGroup: ResourceOf<'log-group'> };
  'log-group': { readonly logGroup: ResourceOf<'log-group'> };
  'log-destination': { readonly destination: ResourceOf<'log-destination'> };
};

/** One thing that a rule is asked of. `arn` is the finding's resource. */
export type SubjectOf<K extends SubjectKind> = {
  [Kind in K]: {
    readonly kind: Kind;
    readonly account: AccountId;
    readonly region: RegionOrGlobal;
    readonly arn: string;
    readonly name: string;
  } & SubjectContent[Kind];
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
  list(world: World, place: Place): Listing<K>;
} & Asked;

/**
 * Where a lister is asked. `organization`: once, about the organization as a whole. `region`: in every scanned region of
 * the accounts that it speaks of; it never sees another account.
 */
type Asked = { readonly scope: 'organization' } | { readonly scope: 'region'; readonly accounts: AccountGroup };

/** Keeps the types of a lister's parts together. */
export function subjects<K extends SubjectKind>(lister: SubjectLister<K>): SubjectLister<K> {
  return lister;
}
