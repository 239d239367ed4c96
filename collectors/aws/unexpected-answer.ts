/**
 * An answer that is not what was asked for. It is a failed call, never an empty list. `code` names the fault:
 *
 * - `EmptyAnswer`, `HtmlAnswer`, `TruncatedAnswer`, `UnreadableAnswer`: the body as a whole.
 * - `WrongAnswer`: it is about something else than what was asked, or not what AWS's model says.
 * - `MissingMember`: something that AWS always sends is not there.
 * - `RepeatedToken`, `MissingToken`: the pages cannot be followed to their end.
 * - `Unprocessed`: AWS did not process this one of several things that were asked about together.
 * - `WrongAccount`: the credentials, or what was listed, belong to another account.
 * - `TooLarge`, `Endless`: there is more than is read of one answer, or of one question.
 * - `ErrorPage`: an error without a code that the protocol would give; `status` is all there is.
 */
export class UnexpectedAnswer extends Error {
  readonly code: UnexpectedAnswerCode;
  /** HTTP status of the answer; null where it does not matter. */
  readonly status: number | null;
  constructor(code: UnexpectedAnswerCode, message: string, details: { status?: number; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'UnexpectedAnswer';
    this.code = code;
    this.status = details.status ?? null;
  }
}

export type UnexpectedAnswerCode =
  | 'EmptyAnswer'
  | 'Endless'
  | 'ErrorPage'
  | 'HtmlAnswer'
  | 'MissingMember'
  | 'MissingToken'
  | 'RepeatedToken'
  | 'TooLarge'
  | 'TruncatedAnswer'
  | 'Unprocessed'
  | 'UnreadableAnswer'
  | 'WrongAccount'
  | 'WrongAnswer';

/** The value of a member that AWS always sends. Throws `UnexpectedAnswer` (`MissingMember`) when it is not there. */
export function required<T>(value: T | null | undefined, member: string): T {
  if (value === null || value === undefined) {
    throw new UnexpectedAnswer('MissingMember', `the answer lacks ${member}, which AWS always sends`);
  }
  return value;
}
