import type { OperationName } from '../../model/cell.ts';
import { isClockCorrected } from './clock-errors.ts';
import { codeOf, meaningOf, statusOf } from './errors.ts';
import { UndeclaredOperation } from './undeclared-operation.ts';

/**
 * How a call failed, as far as another attempt goes. Throttled calls, calls without an answer and answers that AWS itself
 * spoiled (5xx, cut off) are repeated, and one whose signature had a wrong time once; an unknown host and everything else is final.
 */
export type Failure = 'throttled' | 'no-answer' | 'spoiled' | 'no-host' | 'final';

/** How long a call is repeated, in milliseconds. */
export type Deadlines = {
  /** From the first throttled answer. */
  readonly throttled: number;
  /** From the beginning of the first attempt that got no answer, or a spoiled one. */
  readonly unanswered: number;
};

/** What does not answer is told within fifteen seconds, with all that follows from it. */
export const DEADLINES: Deadlines = { throttled: 60_000, unanswered: 14_500 };

export function failureOf(operation: OperationName, error: unknown): Failure {
  if (error instanceof UndeclaredOperation) return 'final';
  const { outcome, code } = meaningOf(operation, error);
  if (outcome === 'throttled') return 'throttled';
  if (isClockCorrected(error)) return 'spoiled';
  if (codeOf(error) === 'TruncatedAnswer' || (statusOf(error) ?? 0) >= 500) return 'spoiled';
  if (outcome !== 'unreachable') return 'final';
  return NO_HOST.test(code) ? 'no-host' : 'no-answer';
}

/** Milliseconds until the next attempt: anything up to a bound that doubles (full jitter), so that calls spread out. */
export function backoff(attempts: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1)));
}

const FIRST_MS = 200;
const LONGEST_MS = 5_000;

/** No such host, and certificates that are not AWS's: another attempt gives the same answer. */
const NO_HOST = /^ENOTFOUND$|CERT|^ERR_(TLS|SSL)|^UNABLE_TO_/;
