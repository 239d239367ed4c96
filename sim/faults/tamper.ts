import type { AwsShape } from '../operation.ts';
import { type Fault, type FaultKind, MEMBER_KINDS, type MemberKind } from './fault.ts';
import type { Listing } from './listing.ts';
import { type AnswerShape, changeMember } from './member.ts';

/** The faults that spoil an answer's content. */
export type TamperKind =
  | Extract<FaultKind, 'repeated-token' | 'empty-page-with-token' | 'endless' | 'last-page-lost'>
  | MemberKind;
export type Tampering = Fault & { readonly kind: TamperKind };

/** Whether a fault spoils the content of answers. */
export function isTampering(fault: Fault): fault is Tampering {
  return PAGING.includes(fault.kind) || isOfMember(fault);
}

/** Whether the fault can meet an operation at all: those of paging need an operation that pages. */
export function canMeet(kind: FaultKind, listing: Listing | null): boolean {
  if (!PAGING.includes(kind)) return true;
  return listing !== null && !(MADE_UP_PAGES.includes(kind) && listing.byName);
}

const MADE_UP_PAGES: readonly FaultKind[] = ['empty-page-with-token', 'endless'];
const PAGING: readonly FaultKind[] = ['repeated-token', 'last-page-lost', ...MADE_UP_PAGES];

function isOfMember(fault: Fault): fault is Fault & { readonly kind: MemberKind } {
  return MEMBER_KINDS.some((kind) => kind === fault.kind);
}

/** Begins the tokens that faults make up. What follows is the token that belongs to the same place, or nothing. */
const MADE_UP = 'simulated-fault:';

/** Begins the tokens of a listing that never ends; the number of the page follows. */
const ENDLESS = 'simulated-page:';

/** The request as it would have been without the fault's token. */
export function withTrueToken(listing: Listing, input: AwsShape): AwsShape {
  const token = listing.tokenOf(input);
  if (token?.startsWith(ENDLESS)) return listing.withToken(input, null);
  return token?.startsWith(MADE_UP) ? listing.withToken(input, token.slice(MADE_UP.length) || null) : input;
}

/**
 * Spoils an answer. `input` is the request as it came, so with a made-up token where there was one; `listing` is there
 * for the kinds that need one. The same answer: it has nothing to spoil. null: the fault is that this answer is an
 * internal error.
 */
export function tamper(
  fault: Tampering,
  input: AwsShape,
  output: AwsShape,
  shape: AnswerShape,
  listing: Listing | null,
): AwsShape | null {
  if (isOfMember(fault)) return changeMember(fault.kind, fault.member, output, shape);
  if (listing === null) return output;
  const asked = listing.tokenOf(input);
  const next = listing.nextOf(output);
  switch (fault.kind) {
    case 'repeated-token':
      return listing.withNext(output, asked ?? next ?? MADE_UP);
    case 'empty-page-with-token':
      return listing.withNext(emptied(output), MADE_UP + (asked ?? ''));
    case 'endless':
      return listing.withNext(emptied(output), ENDLESS + (Number(asked?.slice(ENDLESS.length) ?? 0) + 1));
    case 'last-page-lost':
      if (next !== null) return output;
      return asked !== null ? null : listing.withNext(output, MADE_UP);
    default:
      return output;
  }
}

function emptied(output: AwsShape): AwsShape {
  return Object.fromEntries(Object.entries(output).map(([name, value]) => [name, Array.isArray(value) ? [] : value]));
}
