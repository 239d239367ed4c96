import type { Clause, Conditions, Rule } from '../model/rule.ts';

/** Every clause that decides a verdict, those of `applies` first, in the order of the file. */
export function clausesOfRule({ applies, conditions }: Pick<Rule, 'applies' | 'conditions'>): Clause[] {
  return [applies, conditions].flatMap((part) => (part === undefined ? [] : clausesWithin(part)));
}

/** Names of the facts that a rule reads, also for its notes, in the order of the file, without repetitions. */
export function factNamesOf(rule: Pick<Rule, 'applies' | 'conditions' | 'notes'>): string[] {
  return [...new Set([...clausesOfRule(rule), ...(rule.notes ?? [])].map(({ fact }) => fact))];
}

function clausesWithin(condition: Conditions | Clause): Clause[] {
  if ('fact' in condition) return [condition];
  return ('all' in condition ? condition.all : condition.any).flatMap(clausesWithin);
}
