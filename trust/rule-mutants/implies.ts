import type { Clause } from '../../model/rule.ts';

/** Whether a clause that holds makes another about the same value hold, by their operators and values alone. */
export function implies(clause: Clause, other: Clause): boolean {
  if (clause.fact !== other.fact || clause.path !== other.path) return false;
  if (other.operator === 'isNotEmpty') return showsSomething(clause);
  const [narrow, wide] = [allowedBy(clause), allowedBy(other)];
  if (narrow !== null && wide !== null) return narrow.every((value) => wide.includes(value));
  const [wanted, asked] = [wantedBy(clause), wantedBy(other)];
  if (wanted !== null && asked !== null) return asked.every((value) => wanted.includes(value));
  return matchesMore(clause, other) || isWithin(clause, other);
}

/** The only values with which a clause holds; null where they cannot be listed. */
function allowedBy({ operator, value }: Clause): readonly unknown[] | null {
  if (operator === 'in' && Array.isArray(value)) return value;
  return operator === 'equals' && (typeof value !== 'object' || value === null) ? [value] : null;
}

/** What a list has to contain for a clause to hold. */
function wantedBy({ operator, value }: Clause): readonly unknown[] | null {
  if (operator === 'containsAll' && Array.isArray(value)) return value;
  return operator === 'contains' ? [value] : null;
}

function showsSomething(clause: Clause): boolean {
  if (clause.operator === 'hasElement' || clause.operator === 'everyElement') return true;
  const values = allowedBy(clause) ?? wantedBy(clause) ?? [];
  const isFull = wantedBy(clause) !== null ? () => true : (value: unknown) => typeof value === 'string' && value !== '';
  return values.length > 0 && values.every(isFull);
}

function matchesMore({ operator, value }: Clause, other: Clause): boolean {
  // Of every element follows: of some, because an empty list has neither.
  const isWeaker = other.operator === operator || other.operator === 'hasElement';
  if (!isWeaker || (operator !== 'hasElement' && operator !== 'everyElement')) return false;
  const members = value as Readonly<Record<string, unknown>>;
  return Object.entries(other.value as object).every(([name, member]) => members[name] === member);
}

function isWithin(clause: Clause, other: Clause): boolean {
  const [own, others] = [clause.value, other.value];
  const isSame = JSON.stringify(own) === JSON.stringify(others);
  const isNumeric = typeof own === 'number' && typeof others === 'number';
  const reaches = (operator: Clause['operator']) => clause.operator === operator || clause.operator === 'equals';
  if (other.operator === 'atLeast') return reaches('atLeast') && (isSame || (isNumeric && own >= others));
  return other.operator === 'atMost' && reaches('atMost') && (isSame || (isNumeric && own <= others));
}
