import { z } from 'zod';
import { Outcome } from '../../model/cell.ts';
import { AccountId, RegionOrGlobal } from '../../model/names.ts';
import type { ParameterName, Parameters } from '../../model/parameters.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';
import { TargetAccount, Targets } from '../../model/snapshot.ts';

const ResourceTypeName = z.enum(Object.keys(RESOURCES) as [ResourceType, ...ResourceType[]]);

/** A resource with what matters to the example; the rest comes from the baseline of its type. */
export const PartialResource = z.looseObject({
  type: ResourceTypeName,
  id: z.string().optional(),
  account: AccountId.optional(),
  region: RegionOrGlobal.optional(),
});
export type PartialResource = Readonly<z.infer<typeof PartialResource>>;

/** Names a question. Left out: `account`, that of the type's baseline; `region`, all; `id`, every resource asked about. */
export const Question = z.strictObject({
  type: ResourceTypeName,
  account: AccountId.optional(),
  region: RegionOrGlobal.optional(),
  id: z.string().optional(),
});
export type Question = Readonly<z.infer<typeof Question>>;

export const Gap = Question.extend({ outcome: Outcome.exclude(['collected', 'off', 'replaced']) });
export type Gap = Readonly<z.infer<typeof Gap>>;

/** Accounts are merged with those of the ordinary example by `account`; a new one is a copy of the workload account. */
export const PartialTargets = Targets.partial().extend({
  core: Targets.shape.core.partial().optional(),
  accounts: z.array(TargetAccount.partial().extend({ account: AccountId })).optional(),
});
export type PartialTargets = Readonly<z.infer<typeof PartialTargets>>;

/** One small scenario with a verdict: an organization in which only what is given here exists. */
export type Example = {
  /** Values that differ from those of the profile asea-pbmm. */
  readonly parameters?: { readonly [K in ParameterName]?: Parameters[K] | undefined } | undefined;
  readonly targets?: PartialTargets | undefined;
  readonly resources: readonly PartialResource[];
  /** Questions that AWS answered with "there is none". */
  readonly off?: readonly Question[] | undefined;
  /** Questions that were refused. What they would have shown is not seen, even when it stands in `resources`. */
  readonly gaps?: readonly Gap[] | undefined;
};

/** The verdict that every finding of a section's examples has. */
export const SECTION_VERDICTS = {
  compliant: 'pass',
  nonCompliant: 'fail',
  notApplicable: 'not-applicable',
  unknown: 'unknown',
} as const;
export type ExampleSection = keyof typeof SECTION_VERDICTS;

/** The examples of a rule: scenarios by verdict and by name. */
export type Examples = { readonly [S in ExampleSection]?: Readonly<Record<string, Example>> | undefined };
