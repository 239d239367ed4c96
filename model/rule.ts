import { z } from 'zod';
import { AccountGroup } from './names.ts';
import { Severity } from './severity.ts';
import { SubjectKind } from './subject-kinds.ts';

export const RequirementId = z.string().regex(/^ASEA-LM-[A-Z]{2}-\d{2}$/);
/** A requirement's id, with `.2`, `.3`, … where one requirement needs rules of different severity or subject. */
export const RuleId = z.string().regex(/^ASEA-LM-[A-Z]{2}-\d{2}(\.\d+)?$/);

/** The verb of the sentence that the rule reads. `derived`: not in the text, but needed to make it true. */
export const Obligation = z.enum(['requires', 'states', 'should', 'recommends', 'optional', 'describes', 'derived']);
export type Obligation = z.infer<typeof Obligation>;

/** A parameter of the profile, named where a value is expected. */
export const ParameterValue = z.strictObject({ param: z.string().regex(/^[a-z][A-Za-z0-9]*$/) });
const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** An object value is matched member by member (`hasElement`, `everyElement`). */
export const ConditionValue = z.union([ParameterValue, Scalar, z.array(Scalar), z.record(z.string(), Scalar)]);

/** Positive operators only: a negated one would hold on what was never read. */
export const OperatorName = z.enum([
  'equals',
  'in',
  'atLeast',
  'atMost',
  'contains',
  'containsAll',
  'hasElement',
  'everyElement',
  'isEmpty',
  'isNotEmpty',
]);
export type OperatorName = z.infer<typeof OperatorName>;

/** One clause. `name` is what a finding prints, so it reads as the thing that should be so. */
export const Clause = z.strictObject({
  name: z.string().min(1),
  fact: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** `$.name` or `$.name.name`: plain names only. */
  path: z.string().regex(/^\$(\.[a-z][A-Za-z0-9]*)+$/),
  operator: OperatorName,
  /** Left out for `isEmpty` and `isNotEmpty`. */
  value: ConditionValue.optional(),
});
export type Clause = Readonly<z.infer<typeof Clause>>;

export type Conditions =
  | { readonly all: readonly (Conditions | Clause)[] }
  | { readonly any: readonly (Conditions | Clause)[] };
export const Conditions: z.ZodType<Conditions> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(z.union([Clause, Conditions])).min(1) }),
    z.strictObject({ any: z.array(z.union([Clause, Conditions])).min(1) }),
  ]),
);

/** `rule.json`. A rule is data: it needs no code, no registration and no test of its own. */
export const Rule = z.strictObject({
  $schema: z.string().optional(),
  id: RuleId,
  /** A sentence that one can answer with yes, without a full stop. */
  title: z.string().min(1).max(200),
  source: z.strictObject({ section: z.string().regex(/^\d+\.\d+$/), reading: z.string().min(1) }),
  obligation: Obligation,
  severity: Severity,
  subject: SubjectKind,
  /** The accounts whose subjects it is asked of; left out: all that the kind is looked for in. */
  accounts: AccountGroup.optional(),
  /** Conditions under which the sentence speaks of the subject; proven false: `not-applicable`. */
  applies: Conditions.optional(),
  /** Conditions that describe compliance. Left out only with `documentation`. */
  conditions: Conditions.optional(),
  /** Things worth telling that do not change the verdict: the name of each clause that is known to hold. */
  notes: z.array(Clause).min(1).optional(),
  /** What a report should print for a sentence that asks nothing of AWS; the verdict is always `not-applicable`. */
  documentation: z.array(z.string()).min(1).optional(),
  remediation: z.string().min(1).max(500),
  mappings: z.record(z.string(), z.array(z.string()).min(1)),
  /** The keys that govern it in the landing zone's configuration. */
  governedBy: z.strictObject({ asea: z.string().optional(), lza: z.string().optional() }),
});
export type Rule = Readonly<z.infer<typeof Rule>>;

/** The requirement that a rule belongs to: its id without the suffix. */
export function requirementOf(ruleId: string): string {
  return ruleId.replace(/\.\d+$/, '');
}
