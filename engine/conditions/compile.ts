import type { ParameterName, Parameters } from '../../model/parameters.ts';
import type { Clause, Conditions } from '../../model/rule.ts';
import { NotKnown } from '../inventory.ts';
import { type ExpectedValue, OPERATORS } from './operators.ts';
import { namesOf, valueAt } from './path.ts';
import type { SubjectFacts } from './subject-facts.ts';

/** null: could not be known. */
export type Truth = boolean | null;

/** A clause, ready to be asked of a subject. */
export type CompiledClause = {
  readonly clause: Clause;
  readonly slot: number;
  readonly names: readonly string[];
  readonly expected: ExpectedValue;
  readonly evaluate: (facts: SubjectFacts) => Truth;
};

/** Conditions, ready to be asked of a subject. */
export type CompiledConditions =
  | CompiledClause
  | { readonly all: readonly CompiledConditions[]; readonly evaluate: (facts: SubjectFacts) => Truth }
  | { readonly any: readonly CompiledConditions[]; readonly evaluate: (facts: SubjectFacts) => Truth };

/**
 * Conditions to three-valued closures. `all` is false as soon as one member is known to be false, unknown if any is
 * unknown, else true; `any` is its mirror. `slotOf` gives the slot of a fact in the subject's facts.
 */
export function compile(
  conditions: Conditions | Clause,
  parameters: Parameters,
  slotOf: (fact: string) => number,
): CompiledConditions {
  if ('fact' in conditions) return compileClause(conditions, parameters, slotOf);
  if ('all' in conditions) {
    const all = conditions.all.map((member) => compile(member, parameters, slotOf));
    return { all, evaluate: decidedBy(false, all) };
  }
  const any = conditions.any.map((member) => compile(member, parameters, slotOf));
  return { any, evaluate: decidedBy(true, any) };
}

/** The value that a clause compares with. Throws when a parameter has no value: the catalogue has checked them. */
export function expectedOf({ value }: Clause, parameters: Parameters): ExpectedValue {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value as ExpectedValue;
  if (!('param' in value)) return value as ExpectedValue;
  const parameter = parameters[value.param as ParameterName];
  if (parameter === undefined) throw new Error(`the profile has no parameter ${value.param}`);
  return parameter;
}

/** One clause to a three-valued closure. */
export function compileClause(
  clause: Clause,
  parameters: Parameters,
  slotOf: (fact: string) => number,
): CompiledClause {
  const slot = slotOf(clause.fact);
  const names = namesOf(clause.path);
  const expected = expectedOf(clause, parameters);
  const holds: (observed: unknown, expected: ExpectedValue) => boolean = OPERATORS[clause.operator];
  return {
    clause,
    slot,
    names,
    expected,
    evaluate(facts) {
      const value = facts.read(slot);
      return value instanceof NotKnown ? null : holds(valueAt(value, names), expected);
    },
  };
}

function decidedBy(deciding: boolean, members: readonly CompiledConditions[]): (facts: SubjectFacts) => Truth {
  const evaluations = members.map(({ evaluate }) => evaluate);
  return (facts) => {
    let truth: Truth = !deciding;
    for (const evaluate of evaluations) {
      const member = evaluate(facts);
      if (member === deciding) return deciding;
      if (member === null) truth = null;
    }
    return truth;
  };
}
