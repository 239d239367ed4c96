import type { AwsShape } from '../operation.ts';
import type { MemberKind } from './fault.ts';

/** What has to be known of an answer's shape. */
export type AnswerShape = {
  readonly required: readonly string[];
  readonly members: ReadonlyMap<string, { readonly shape: { readonly kind: string } }>;
};

/** What a text becomes that should have been one of AWS's words. */
export const UNHEARD = 'UNHEARD-OF';

/**
 * The answer with one member changed: the one at `path` (`Vpcs.0.OwnerId`), or where it is null the one that tells most.
 * The same answer when it has no such member.
 */
export function changeMember(kind: MemberKind, path: string | null, output: AwsShape, shape: AnswerShape): AwsShape {
  const names = path?.split('.') ?? (kind === 'unknown-word' ? firstText(output) : tellingMember(output, shape));
  return names === null ? output : (changeAt(output, names, CHANGES[kind]) as AwsShape);
}

/** undefined: left out. */
type Change = (value: unknown) => unknown;

const CHANGES: Readonly<Record<MemberKind, Change>> = {
  'missing-member': () => undefined,
  'null-member': () => null,
  'unknown-word': (value) => (typeof value === 'string' ? UNHEARD : value),
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

function firstText(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return [];
  // Dates and bytes have no members of their own that would be text.
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  for (const [name, content] of Object.entries(value)) {
    const rest = firstText(content);
    if (rest !== null) return [name, ...rest];
  }
  return null;
}
