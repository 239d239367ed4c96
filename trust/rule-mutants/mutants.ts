import type { Vocabulary } from '../../engine/vocabulary.ts';
import type { Clause, Conditions, Rule } from '../../model/rule.ts';
import { clauseMutants } from './clause-mutants.ts';
import { implies } from './implies.ts';

/** A rule that judges otherwise than it should. `id` says of which rule, where and how, and is the same in every run. */
export type RuleMutant = { readonly id: string; readonly rule: Rule };

type Node = Conditions | Clause;
/** What a part could be instead; null: nothing of it is left. */
type Change = { readonly where: string; readonly change: string; readonly node: Node | null };

/** Every mutant of a rule's `applies` and `conditions`, without repetitions, in a fixed order. */
export function ruleMutants(rule: Rule, vocabulary: Vocabulary): RuleMutant[] {
  const seen = new Set([JSON.stringify([rule.applies, rule.conditions])]);
  const mutants: RuleMutant[] = [];
  for (const part of ['applies', 'conditions'] as const) {
    const original = rule[part];
    if (original === undefined) continue;
    const changes = [...changesOf(original, part, rule, vocabulary)];
    if (part === 'applies') changes.push({ where: part, change: 'removed', node: null });
    for (const { where, change, node } of changes) {
      const { [part]: _, ...rest } = rule;
      const mutant = (node === null ? rest : { ...rest, [part]: node }) as Rule;
      const key = JSON.stringify([mutant.applies, mutant.conditions]);
      // A rule that asks nothing at all is none; the catalogue has no place for it.
      if (mutant.conditions === undefined || seen.has(key)) continue;
      seen.add(key);
      mutants.push({ id: `${rule.id} ${where}: ${change}`, rule: mutant });
    }
  }
  return mutants;
}

function* changesOf(node: Conditions, where: string, rule: Rule, vocabulary: Vocabulary): Iterable<Change> {
  const [word, other] = 'all' in node ? (['all', 'any'] as const) : (['any', 'all'] as const);
  const members = 'all' in node ? node.all : node.any;
  const container = (changed: readonly Node[]): Node | null =>
    changed.length === 0 ? null : ({ [word]: changed } as Conditions);
  if (members.length > 1) yield { where, change: `${word} -> ${other}`, node: { [other]: members } as Conditions };
  for (const [index, member] of members.entries()) {
    const at = `${where}.${word}[${index}]`;
    yield { where: at, change: 'removed', node: container(members.toSpliced(index, 1)) };
    if (!('fact' in member)) {
      for (const inner of changesOf(member, at, rule, vocabulary)) {
        const changed = inner.node === null ? members.toSpliced(index, 1) : members.with(index, inner.node);
        yield { ...inner, node: container(changed) };
      }
      continue;
    }
    for (const { change, clause } of clauseMutants(member, rule, vocabulary)) {
      yield { where: at, change, node: container(members.with(index, clause)) };
      // Where one of the two follows from the other, both together are one of them.
      if (implies(member, clause) || implies(clause, member)) continue;
      if (members.some((other) => 'fact' in other && asksTheSame(other, clause))) continue;
      yield { where: at, change: `and also ${change}`, node: container(members.toSpliced(index + 1, 0, clause)) };
    }
  }
}

function asksTheSame(one: Clause, other: Clause): boolean {
  return JSON.stringify({ ...one, name: '' }) === JSON.stringify({ ...other, name: '' });
}
