import type { AwsShape } from '../operation.ts';
import type { MemberKind } from './fault.ts';

/** What has to be known of an answer's shape. */
export type AnswerShape = {
  readonly required: readonly string[];
  readonly members: ReadonlyMap<string, { readonly shape: { readonly kind: string } }>;
};

/** What a text becomes that should have been one of AWS's words. */
export const UNHEARD = 'UNHEARD-OF';

/** Marks what `spoil` writes a second time. */
export const AGAIN = 'SIMULATED-TWICE-';

/**
 * The answer with one member changed: the one at `path` (`Vpcs.0.OwnerId`), or where it is null the one that tells most.
 * The same answer when it has no such member.
 */
export function changeMember(kind: MemberKind, path: string | null, output: AwsShape, shape: AnswerShape): AwsShape {
  const names = path?.split('.') ?? (FIRST[kind] ? firstOf(output, FIRST[kind]) : tellingMember(output, shape));
  return names === null ? output : (changeAt(output, names, CHANGES[kind]) as AwsShape);
}

/** undefined: left out. */
type Change = (value: unknown) => unknown;

const CHANGES: Readonly<Record<MemberKind, Change>> = {
  'missing-member': () => undefined,
  'null-member': () => null,
  'unknown-word': (value) => (isText(value) ? UNHEARD : value),
  'text-for-list': (value) => (Array.isArray(value) ? 'upstream timed out' : value),
  twice: (value) => (Array.isArray(value) ? `${AGAIN}list` : isText(value) ? `${AGAIN}text:${value}` : value),
  'huge-number': (value) => (isNumber(value) ? 1e21 : value),
  'negative-number': (value) => (isNumber(value) ? -1 - value : value),
  fraction: (value) => (isNumber(value) ? value + 0.5 : value),
};

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';

/** What kinds are about that look for the first of something. */
const FIRST: Partial<Record<MemberKind, (value: unknown) => boolean>> = {
  'unknown-word': isText,
  'text-for-list': Array.isArray,
  'huge-number': isNumber,
  'negative-number': isNumber,
  fraction: isNumber,
};

function changeAt(value: unknown, [name, ...rest]: readonly string[], change: Change): unknown {
  if (name === undefined) return change(value);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
  const was = (value as AwsShape)[name];
  if (was === undefined) return value;
  const is = changeAt(was, rest, change);
  if (is === was) return value;
  if (Array.isArray(value)) return value.toSpliced(Number(name), 1, ...(is === undefined ? [] : [is]));
  const { [name]: _, ...others } = value as AwsShape;
  return is === undefined ? others : { ...others, [name]: is };
}

/** The member whose absence must not pass for an empty answer: a required one, else a list, else what there is. */
function tellingMember(output: AwsShape, shape: AnswerShape): readonly string[] | null {
  const present = [...shape.members.keys()].filter((name) => output[name] !== undefined);
  const name =
    present.find((name) => shape.required.includes(name)) ??
    present.find((name) => shape.members.get(name)?.shape.kind === 'list') ??
    present[0];
  return name === undefined ? null : [name];
}

function firstOf(value: unknown, isIt: (value: unknown) => boolean): readonly string[] | null {
  if (isIt(value)) return [];
  // Dates and bytes have no members of their own.
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return null;
  for (const [name, content] of Object.entries(value)) {
    const rest = firstOf(content, isIt);
    if (rest !== null) return [name, ...rest];
  }
  return null;
}
