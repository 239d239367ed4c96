import fc from 'fast-check';
import { z } from 'zod';
import type { CompiledConditions } from '../../engine/conditions/compile.ts';
import { SubjectFacts } from '../../engine/conditions/subject-facts.ts';
import type { Fact } from '../../engine/fact.ts';
import { type Inventory, NotKnown } from '../../engine/inventory.ts';
import type { SubjectOf } from '../../engine/subject.ts';
import type { Cause } from '../../model/finding.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Clause, Conditions, Rule } from '../../model/rule.ts';

export const FACT_NAMES = ['first', 'second', 'third'] as const;
export const NO_PARAMETERS = {} as Parameters;

export const REFUSED: Cause = {
  account: '444455556666',
  region: 'ca-central-1',
  operation: 'ec2:DescribeFlowLogs',
  resource: null,
  outcome: 'denied',
  detail: 'not authorized',
};

/** The value of every synthetic fact: something for each operator. */
export type SyntheticValue = {
  readonly text: string;
  readonly count: number;
  readonly flag: boolean;
  readonly nothing: string | null;
  readonly texts: readonly string[];
  readonly elements: readonly { readonly kind: string; readonly size: number }[];
  readonly inner: { readonly count: number };
  readonly notes?: readonly string[];
};

const word = fc.constantFrom('a', 'b', 'c');
const small = fc.integer({ min: -2, max: 2 });

export const syntheticValue: fc.Arbitrary<SyntheticValue> = fc.record({
  text: fc.oneof(word, fc.constant('')),
  count: small,
  flag: fc.boolean(),
  nothing: fc.option(word),
  texts: fc.uniqueArray(word),
  elements: fc.array(fc.record({ kind: word, size: small }), { maxLength: 2 }),
  inner: fc.record({ count: small }),
});

/** undefined: could not be read. */
export type SyntheticFacts = Readonly<Record<(typeof FACT_NAMES)[number], SyntheticValue | undefined>>;

const comparison = fc.oneof(
  fc.record({ path: fc.constant('$.text'), operator: fc.constant('equals'), value: word }),
  fc.record({ path: fc.constant('$.text'), operator: fc.constant('in'), value: fc.array(word, { minLength: 1 }) }),
  fc.record({ path: fc.constantFrom('$.count', '$.inner.count'), operator: fc.constant('atLeast'), value: small }),
  fc.record({ path: fc.constantFrom('$.count', '$.inner.count'), operator: fc.constant('atMost'), value: small }),
  fc.record({ path: fc.constant('$.flag'), operator: fc.constant('equals'), value: fc.boolean() }),
  fc.record({ path: fc.constant('$.nothing'), operator: fc.constant('equals'), value: fc.option(word) }),
  fc.record({ path: fc.constant('$.texts'), operator: fc.constant('contains'), value: word }),
  fc.record({ path: fc.constant('$.texts'), operator: fc.constant('containsAll'), value: fc.uniqueArray(word) }),
  fc.record({ path: fc.constant('$.elements'), operator: fc.constant('hasElement'), value: fc.record({ kind: word }) }),
  fc.record({
    path: fc.constant('$.elements'),
    operator: fc.constant('hasElement'),
    value: fc.record({ kind: word, size: small }),
  }),
  fc.record({
    path: fc.constant('$.elements'),
    operator: fc.constant('everyElement'),
    value: fc.record({ kind: word, size: small }, { requiredKeys: ['kind'] }),
  }),
  fc.record({ path: fc.constantFrom('$.texts', '$.text', '$.elements'), operator: fc.constant('isEmpty') }),
  fc.record({ path: fc.constantFrom('$.texts', '$.nothing'), operator: fc.constant('isNotEmpty') }),
);

const clause: fc.Arbitrary<Clause> = fc
  .tuple(fc.constantFrom(...FACT_NAMES), comparison)
  .map(([fact, rest]) => ({ name: `${fact} ${rest.path} ${rest.operator}`, fact, ...rest }) as Clause);

/** Trees of clauses, at most three levels deep. */
export const syntheticConditions: fc.Arbitrary<Conditions> = fc.letrec<{
  tree: Conditions;
  member: Conditions | Clause;
}>((tie) => ({
  tree: fc.oneof(
    fc.array(tie('member'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('member'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
  member: fc.oneof({ maxDepth: 2, depthIdentifier: 'conditions' }, clause, tie('tree')),
})).tree;

export function slotOf(name: string): number {
  return FACT_NAMES.indexOf(name as (typeof FACT_NAMES)[number]);
}

export const SUBJECT: SubjectOf<'account-region'> = {
  kind: 'account-region',
  account: '444455556666',
  region: 'ca-central-1',
  arn: 'arn:aws:iam::444455556666:root',
  name: 'Workload ca-central-1',
};

/** A subject about which the facts have these values. */
export function subjectWith(values: SyntheticFacts): SubjectFacts {
  const facts = FACT_NAMES.map((name): Fact => syntheticFact(() => values[name]));
  return new SubjectFacts(SUBJECT, {} as Inventory, facts);
}

export function syntheticFact(value: () => SyntheticValue | undefined): Fact {
  return {
    subjects: ['account-region'],
    shape: z.strictObject({
      text: z.string(),
      count: z.number(),
      flag: z.boolean(),
      nothing: z.string().nullable(),
      texts: z.array(z.string()),
      elements: z.array(z.strictObject({ kind: z.string(), size: z.number() })),
      inner: z.strictObject({ count: z.number() }),
    }),
    needs: [],
    read() {
      const known = value();
      if (known === undefined) throw new NotKnown([REFUSED]);
      return known as unknown as Record<string, unknown>;
    },
  };
}

/** Evaluates compiled conditions on facts with these values. */
export function truthOf(conditions: CompiledConditions, values: SyntheticFacts): boolean | null {
  return conditions.evaluate(subjectWith(values));
}

/** A rule with nothing but what every rule needs. */
export function syntheticRule(parts: Partial<Rule>): Rule {
  return {
    id: 'ASEA-LM-OV-02',
    title: 'Everything is as it should be',
    source: { section: '1.1', reading: 'A rule of the tests' },
    obligation: 'states',
    severity: 'high',
    subject: 'account-region',
    remediation: 'Make it so.',
    mappings: {},
    governedBy: {},
    ...parts,
  };
}
