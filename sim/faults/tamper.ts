import type { AwsShape } from '../operation.ts';
import type { FaultKind } from './fault.ts';
import type { Listing } from './listing.ts';

/** The faults that spoil an answer's content. */
export type TamperKind = Extract<
  FaultKind,
  'repeated-token' | 'empty-page-with-token' | 'last-page-lost' | 'missing-member' | 'null-member'
>;

/** Whether a fault spoils the content of answers. */
export function isTampering(kind: FaultKind): kind is TamperKind {
  return Object.hasOwn(NEEDS_LISTING, kind);
}

/** Whether the fault can meet an operation at all: those of paging need an operation that pages. */
export function canMeet(kind: FaultKind, listing: Listing | null): boolean {
  if (!isTampering(kind) || !NEEDS_LISTING[kind]) return true;
  return listing !== null && !(kind === 'empty-page-with-token' && listing.byName);
}

const NEEDS_LISTING: Readonly<Record<TamperKind, boolean>> = {
  'repeated-token': true,
  'empty-page-with-token': true,
  'last-page-lost': true,
  'missing-member': false,
  'null-member': false,
};

/** Begins the tokens that faults make up. What follows is the token that belongs to the same place, or nothing. */
const MADE_UP = 'simulated-fault:';

/** The request as it would have been without the fault's token. */
export function withTrueToken(listing: Listing, input: AwsShape): AwsShape {
  const token = listing.tokenOf(input);
  return token?.startsWith(MADE_UP) ? listing.withToken(input, token.slice(MADE_UP.length) || null) : input;
}

/** What `tamper` has to know of the answer's shape. */
export type AnswerShape = {
  readonly required: readonly string[];
  readonly members: ReadonlyMap<string, { readonly shape: { readonly kind: string } }>;
};

/**
 * Spoils an answer. `input` is the request as it came, so with a made-up token where there was one; `listing` is there
 * for the kinds that need one. null: the fault is that this answer is an internal error.
 */
export function tamper(
  kind: TamperKind,
  input: AwsShape,
  output: AwsShape,
  shape: AnswerShape,
  listing: Listing | null,
): AwsShape | null {
  if (listing === null || kind === 'missing-member' || kind === 'null-member') {
    const name = tellingMember(output, shape);
    if (name === null) return output;
    const { [name]: _, ...rest } = output;
    return kind === 'null-member' ? { ...rest, [name]: null } : rest;
  }
  const asked = listing.tokenOf(input);
  const next = listing.nextOf(output);
  switch (kind) {
    case 'repeated-token':
      return listing.withNext(output, asked ?? next ?? MADE_UP);
    case 'empty-page-with-token':
      return listing.withNext(emptied(output), MADE_UP + (asked ?? ''));
    case 'last-page-lost':
      if (next !== null) return output;
      return asked !== null ? null : listing.withNext(output, MADE_UP);
  }
}

/** The member whose absence must not pass for an empty answer: a required one, else a list, else what there is. */
function tellingMember(output: AwsShape, shape: AnswerShape): string | null {
  const present = [...shape.members.keys()].filter((name) => output[name] !== undefined);
  return (
    present.find((name) => shape.required.includes(name)) ??
    present.find((name) => shape.members.get(name)?.shape.kind === 'list') ??
    present[0] ??
    null
  );
}

function emptied(output: AwsShape): AwsShape {
  return Object.fromEntries(Object.entries(output).map(([name, value]) => [name, Array.isArray(value) ? [] : value]));
}
