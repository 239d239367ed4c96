import type { Clause, Conditions, Rule } from '../../model/rule.ts';

/** Where a clause stands in a rule: the part, then the indexes down to it. */
export type ClauseAt = {
  readonly part: 'applies' | 'conditions';
  readonly indexes: readonly number[];
  readonly name: string;
};

export function clausesAt(rule: Rule): ClauseAt[] {
  return (['applies', 'conditions'] as const).flatMap((part) => {
    const conditions = rule[part];
    return conditions === undefined ? [] : within(conditions, []).map((found) => ({ part, ...found }));
  });
}

/** The rule without one clause; `conditions` may be left out of the result when nothing remains of them. */
export function withoutClause(rule: Rule, { part, indexes }: ClauseAt): Rule {
  const { [part]: conditions, ...rest } = rule;
  if (conditions === undefined) throw new Error(`${rule.id} has no ${part}`);
  const remaining = without(conditions, indexes);
  return (remaining === null ? rest : { ...rest, [part]: remaining }) as Rule;
}

function within(condition: Conditions | Clause, indexes: readonly number[]): Omit<ClauseAt, 'part'>[] {
  if ('fact' in condition) return [{ indexes, name: condition.name }];
  return membersOf(condition).flatMap((member, index) => within(member, [...indexes, index]));
}

function without(conditions: Conditions, [index = 0, ...deeper]: readonly number[]): Conditions | null {
  const members = membersOf(conditions).flatMap((member, position): (Conditions | Clause)[] => {
    if (position !== index) return [member];
    if ('fact' in member) return [];
    const remaining = without(member, deeper);
    return remaining === null ? [] : [remaining];
  });
  if (members.length === 0) return null;
  return 'all' in conditions ? { all: members } : { any: members };
}

function membersOf(conditions: Conditions): readonly (Conditions | Clause)[] {
  return 'all' in conditions ? conditions.all : conditions.any;
}
