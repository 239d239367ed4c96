import type { Cause, Evidence } from '../../model/finding.ts';
import { distinctCauses } from '../inventory/causes.ts';
import type { NotKnown } from '../inventory.ts';
import type { CompiledClause, CompiledConditions, Truth } from './compile.ts';
import { valueAt } from './path.ts';
import type { SubjectFacts } from './subject-facts.ts';

/** Every clause as it was seen, in the order of the rule. */
export function evidenceOf(conditions: CompiledConditions, facts: SubjectFacts): Evidence[] {
  return clausesOf(conditions).map((compiled) => {
    const { clause, expected, evaluate } = compiled;
    const met = evaluate(facts);
    return {
      clause: clause.name,
      fact: clause.fact,
      path: clause.path,
      operator: clause.operator,
      expected: expected as Evidence['expected'],
      observed: met === null ? null : observedOf(compiled, facts),
      met,
    };
  });
}

/** The clauses that make the conditions false, in the order of the rule. */
export function unmetClauses(conditions: CompiledConditions, facts: SubjectFacts): CompiledClause[] {
  return [...responsible(conditions, facts, false)];
}

/** What would have to be read to decide conditions that are unknown. */
export function causesOfUnknown(conditions: CompiledConditions, facts: SubjectFacts): Cause[] {
  // Only a fact that is not known makes a clause unknown.
  const unread = [...responsible(conditions, facts, null)].map(({ slot }) => facts.read(slot) as NotKnown);
  const causes = distinctCauses(unread.flatMap((one) => one.causes));
  const gaps = causes.filter(({ outcome }) => outcome !== 'not-in-region');
  return gaps.length > 0 ? gaps : causes;
}

/** What a known clause saw. */
export function observedOf({ slot, names }: CompiledClause, facts: SubjectFacts): Evidence['observed'] {
  return valueAt(facts.read(slot), names) as Evidence['observed'];
}

/** The notes of the facts that the conditions name, without repetitions. */
export function notesOf(slots: Iterable<number>, facts: SubjectFacts): string[] {
  // A fact that is not known has no notes.
  const values = [...slots].map((slot) => facts.read(slot) as { readonly notes?: readonly string[] });
  return [...new Set(values.flatMap(({ notes }) => notes ?? []))];
}

export function clausesOf(conditions: CompiledConditions): CompiledClause[] {
  return 'clause' in conditions ? [conditions] : membersOf(conditions).flatMap(clausesOf);
}

function* responsible(conditions: CompiledConditions, facts: SubjectFacts, truth: Truth): Iterable<CompiledClause> {
  if (conditions.evaluate(facts) !== truth) return;
  if ('clause' in conditions) yield conditions;
  else for (const member of membersOf(conditions)) yield* responsible(member, facts, truth);
}

function membersOf(conditions: Exclude<CompiledConditions, CompiledClause>): readonly CompiledConditions[] {
  return 'all' in conditions ? conditions.all : conditions.any;
}
