import { z } from 'zod';
import { AccountId, RegionOrGlobal } from '../../model/names.ts';
import { Parameters } from '../../model/parameters.ts';
import { Gap, PartialResource, PartialTargets, Question } from './example.ts';

const Name = z.string().min(1);

const GivenResource = PartialResource.extend({
  as: Name.optional().describe('What examples call it; left out: its type.'),
});
export type GivenResource = Readonly<z.infer<typeof GivenResource>>;

const ChangedFields = z.looseObject({
  id: z.string().optional(),
  account: AccountId.optional(),
  region: RegionOrGlobal.optional(),
});

const WrittenExample = z.strictObject({
  given: z
    .union([Name, z.array(Name).min(1)])
    .optional()
    .describe('The given scenario that it begins with, or several; left out: an empty one.'),
  without: z.array(Name).min(1).optional().describe('Given resources that are not there.'),
  change: z
    .record(Name, ChangedFields)
    .optional()
    .describe('Given resources by name, with the fields that are others here.'),
  add: z.array(PartialResource).min(1).optional().describe('Resources besides the given ones.'),
  parameters: Parameters.partial().optional().describe('Values that differ from those of the profile asea-pbmm.'),
  targets: PartialTargets.optional(),
  off: z.array(Question).optional().describe('Questions that AWS answered with "there is none".'),
  gaps: z.array(Gap).optional().describe('Questions that were refused: what they would have shown is not seen.'),
});
export type WrittenExample = Readonly<z.infer<typeof WrittenExample>>;

const Section = z.record(Name, WrittenExample).optional();

/** `examples.yaml` beside a rule, as it is written: given scenarios by name, and examples by verdict and name. */
export const ExampleFile = z.strictObject({
  extends: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional()
    .describe(
      'The folder of a sibling rule whose given scenarios are given here as well. Own ones of a name replace them.',
    ),
  given: z
    .record(Name, z.array(GivenResource).min(1))
    .optional()
    .describe('Scenarios that examples begin with. What a resource leaves out is that of the baseline of its type.'),
  compliant: Section,
  nonCompliant: Section,
  notApplicable: Section,
  unknown: Section,
});
export type ExampleFile = Readonly<z.infer<typeof ExampleFile>>;
