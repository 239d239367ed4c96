import type { CompiledClause } from '../conditions/compile.ts';
import { observedOf } from '../conditions/explain.ts';
import type { SubjectFacts } from '../conditions/subject-facts.ts';

/** Longer values stand in the evidence only. */
const SHOWN_CHARACTERS = 120;

/** ` (found 340, wanted at most 120)`: what an unmet clause saw; empty where it was a yes or a no. */
export function found(compiled: CompiledClause, facts: SubjectFacts): string {
  const observed = textOf(compiled, facts);
  return observed === '' ? '' : ` (found ${observed}${wanted(compiled)})`;
}

/** A note as a finding tells it: its name, and the text that it saw where AWS gave one. */
export function noteText(compiled: CompiledClause, facts: SubjectFacts): string {
  const { clause } = compiled;
  if (clause.operator !== 'isNotEmpty') return `${clause.name}.`;
  const observed = textOf(compiled, facts);
  return observed === '' ? `${clause.name}.` : `${clause.name}: ${observed}`;
}

function textOf(compiled: CompiledClause, facts: SubjectFacts): string {
  const { clause, expected } = compiled;
  const observed = observedOf(compiled, facts) as unknown;
  if (typeof observed === 'boolean' || observed === '') return '';
  if (!Array.isArray(observed)) return short(shown(observed));
  if (observed.length === 0) return 'none';
  // Of the elements, what they are compared by.
  const isMatched = clause.operator === 'hasElement' || clause.operator === 'everyElement';
  const names = isMatched ? Object.keys(expected as object) : null;
  return some(observed.map((element) => shown(element, names)));
}

/** Only of numbers, whose names do not say how far off they are. */
function wanted({ clause: { operator }, expected }: CompiledClause): string {
  if (operator === 'atLeast') return `, wanted at least ${expected}`;
  return operator === 'atMost' ? `, wanted at most ${expected}` : '';
}

/** As many as there is room for, and how many more there are; only how many there are, where not even one fits. */
function some(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  let count = 0;
  for (let room = SHOWN_CHARACTERS; count < distinct.length; count++) {
    room -= (distinct[count] ?? '').length + 2;
    if (room < 0) break;
  }
  if (count === 0) return String(distinct.length);
  const more = distinct.length - count;
  return `${distinct.slice(0, count).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** Texts as they are, lists and objects by those of their members that say something. */
function shown(value: unknown, names: readonly string[] | null = null): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.map((element) => shown(element)).join(', ');
  if (typeof value !== 'object') return String(value);
  const members = Object.entries(value as object);
  if (names === null) return named(members.filter(([, member]) => member !== null && member !== ''));
  const compared = members.filter(([name]) => names.includes(name));
  return compared.length === 1 ? shown(compared[0]?.[1]) : named(compared);
}

function named(members: readonly (readonly [string, unknown])[]): string {
  return members.map(([name, member]) => `${name} ${shown(member)}`).join(', ');
}

function short(text: string): string {
  return text.length > SHOWN_CHARACTERS ? '' : text;
}
