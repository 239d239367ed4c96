import { z } from 'zod';
import { Outcome } from '../../model/cell.ts';
import { AccountId, RegionOrGlobal } from '../../model/names.ts';
import { type ParameterName, Parameters } from '../../model/parameters.ts';
import { READINGS, type ResourceType } from '../../model/resource.ts';
import { TargetAccount, Targets } from '../../model/snapshot.ts';

const ResourceTypeName = z.enum(Object.keys(READINGS) as [ResourceType, ...ResourceType[]]);

/** A resource with what matters to the example; the rest comes from the specimen of its type. */
export const PartialResource = z.looseObject({
  type: ResourceTypeName,
  id: z.string().optional(),
  account: AccountId.optional(),
  region: RegionOrGlobal.optional(),
});
export type PartialResource = Readonly<z.infer<typeof PartialResource>>;

/** Names a question. Left out: `account`, that of the type's specimen; `region`, all; `id`, every resource asked about. */
const Question = z.strictObject({
  type: ResourceTypeName,
  account: AccountId.optional(),
  region: RegionOrGlobal.optional(),
  id: z.string().optional(),
});
export type Question = Readonly<z.infer<typeof Question>>;

const Gap = Question.extend({ outcome: Outcome.exclude(['collected', 'off']) });
export type Gap = Readonly<z.infer<typeof Gap>>;

/** Accounts are merged with those of the ordinary example by `account`; a new one is a copy of the workload account. */
export const PartialTargets = Targets.partial().extend({
  core: Targets.shape.core.partial().optional(),
  accounts: z.array(TargetAccount.partial().extend({ account: AccountId })).optional(),
});
export type PartialTargets = Readonly<z.infer<typeof PartialTargets>>;

/** One small world with a verdict: an organization in which only what is given here exists. */
export const Example: z.ZodType<Example> = z.strictObject({
  /** Values that differ from those of the profile asea-pbmm. */
  parameters: Parameters.partial().optional(),
  targets: PartialTargets.optional(),
  resources: z.array(PartialResource),
  /** Questions that AWS answered with "there is none". */
  off: z.array(Question).optional(),
  /** Questions that were refused. What they would have shown is not seen, even when it stands in `resources`. */
  gaps: z.array(Gap).optional(),
});
export type Example = {
  readonly parameters?: { readonly [K in ParameterName]?: Parameters[K] | undefined } | undefined;
  readonly targets?: PartialTargets | undefined;
  readonly resources: readonly PartialResource[];
  readonly off?: readonly Question[] | undefined;
  readonly gaps?: readonly Gap[] | undefined;
};

const Section = z.record(z.string().min(1), Example);

/** `examples.json` beside a rule: worlds by verdict and by name. */
export const Examples = z.strictObject({
  $schema: z.string().optional(),
  compliant: Section.optional(),
  nonCompliant: Section.optional(),
  notApplicable: Section.optional(),
  unknown: Section.optional(),
});
export type Examples = Readonly<z.infer<typeof Examples>>;

/** The verdict that every finding of a section's examples has. */
export const SECTION_VERDICTS = {
  compliant: 'pass',
  nonCompliant: 'fail',
  notApplicable: 'not-applicable',
  unknown: 'unknown',
} as const satisfies Record<Exclude<keyof Examples, '$schema'>, string>;
export type ExampleSection = keyof typeof SECTION_VERDICTS;
