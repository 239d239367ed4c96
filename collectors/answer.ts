import { AccountId, Region } from '../model/names.ts';
import { UnexpectedAnswer } from './aws/unexpected-answer.ts';

/**
 * A value in an answer of AWS that has no meaning here. Like a missing member it makes the whole answer a failed one,
 * because half an answer must not look like "none".
 */
export class UnexpectedValue extends Error {
  readonly code = 'UnexpectedValue';
  constructor(message: string) {
    super(message);
    this.name = 'UnexpectedValue';
  }
}

/** The member of an answer, which AWS always gives. An empty string is as good as none. */
export function required<V>(value: V | null | undefined, member: string): V {
  if (value === undefined || value === null || value === '') {
    throw new UnexpectedAnswer('MissingMember', `${member} is missing`);
  }
  return value;
}

/** A text that AWS always gives, and that may be empty. */
export function text(value: string | null | undefined, member: string): string {
  if (value === undefined || value === null) throw new UnexpectedAnswer('MissingMember', `${member} is missing`);
  return value;
}

/** What AWS calls something, as it stands in the manifest of a snapshot: longer than any name of AWS's may be it is none. */
export function nameOf(value: string | null | undefined, member: string): string {
  const name = required(value, member);
  if (name.length > LONGEST_NAME) throw new UnexpectedValue(`${member} has ${name.length} characters`);
  return name;
}

const LONGEST_NAME = 512;

/** What an answer says of itself has to be what was asked about. */
export function expectSame(value: string | null | undefined, asked: string, member: string): void {
  if (required(value, member) === asked) return;
  throw new UnexpectedAnswer('WrongAnswer', `${member} is ${quoted(value)}, and ${quoted(asked)} was asked about`);
}

/** One of the words that are understood. */
export function oneOf<const W extends string>(
  value: string | null | undefined,
  words: readonly W[],
  member: string,
): W {
  const word = words.find((known) => known === value);
  if (word === undefined)
    throw new UnexpectedValue(`${member} is ${quoted(value)}, understood are ${words.join(', ')}`);
  return word;
}

/** RFC 3339 with milliseconds, from a date or from milliseconds since 1970. */
export function instant(value: Date | number | null | undefined, member: string): string {
  const date = new Date(required(value, member));
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 1970 || year > 9999) throw new UnexpectedValue(`${member} is not a date`);
  return date.toISOString();
}

/** RFC 3339 with milliseconds; null where AWS gives none. */
export function instantOrNull(value: Date | number | null | undefined, member: string): string | null {
  return value === undefined || value === null ? null : instant(value, member);
}

/** null where AWS gives none. An empty string is none. */
export function textOrNull(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : value;
}

/** A whole number; null where AWS gives none. */
export function integerOrNull(value: number | null | undefined, member: string): number | null {
  return value === undefined || value === null ? null : integer(value, member);
}

/** A whole number. */
export function integer(value: number | null | undefined, member: string): number {
  const number = required(value, member);
  if (!Number.isSafeInteger(number)) throw new UnexpectedValue(`${member} is not a whole number`);
  return number;
}

/** An account id, which AWS gives as text. */
export function accountId(value: string | null | undefined, member: string): AccountId {
  const account = AccountId.safeParse(required(value, member));
  if (!account.success) throw new UnexpectedValue(`${member} is ${quoted(value)}, which is not an account id`);
  return account.data;
}

/** The code of a region. */
export function regionCode(value: string | null | undefined, member: string): Region {
  const region = Region.safeParse(required(value, member));
  if (!region.success) throw new UnexpectedValue(`${member} is ${quoted(value)}, which is not a region`);
  return region.data;
}

function quoted(value: string | null | undefined): string {
  return value === undefined || value === null ? 'missing' : `'${value.slice(0, 60)}'`;
}
