import type { AwsShape, Handler, Handlers } from '../operation.ts';

export type SessionOptions = {
  /** Seconds for which a session really holds. */
  readonly seconds: number;
  /** Seconds that it is said to hold; left out: the truth. A machine whose clock is slow believes in more. */
  readonly announcedSeconds?: number;
  /** Milliseconds since the epoch; `Date.now` when left out. */
  readonly now?: () => number;
};

/** The sessions that the simulated STS has given, and which of them still hold. */
export interface Sessions {
  /** The handlers, of which `sts:AssumeRole` gives sessions that end. */
  readonly handlers: Handlers;
  /** Whether a request with this token comes from a session that has ended; false for tokens of others. */
  hasEnded(token: string | null): boolean;
  /** Ends all sessions at once, as the owner of a role can. */
  revoke(): void;
}

/** Sessions get tokens of their own, by which they are known again. */
export function openSessions(
  handlers: Handlers,
  { seconds, announcedSeconds, now = Date.now }: SessionOptions,
): Sessions {
  const endsAt = new Map<string, number>();
  const assumeRole = handlers.get(ASSUME_ROLE);
  return {
    handlers: assumeRole === undefined ? handlers : new Map([...handlers, [ASSUME_ROLE, ending(assumeRole)]]),
    hasEnded: (token) => token !== null && (endsAt.get(token) ?? Number.POSITIVE_INFINITY) <= now(),
    revoke() {
      for (const token of endsAt.keys()) endsAt.set(token, Number.NEGATIVE_INFINITY);
    },
  };

  function ending(handler: Handler): Handler {
    return (input, call) => {
      const answer = handler(input, call);
      const SessionToken = `session-${endsAt.size + 1}-${call.account}`;
      endsAt.set(SessionToken, now() + seconds * 1000);
      const Expiration = new Date(now() + (announcedSeconds ?? seconds) * 1000);
      return { ...answer, Credentials: { ...(answer.Credentials as AwsShape), SessionToken, Expiration } };
    };
  }
}

const ASSUME_ROLE = 'sts:AssumeRole';
