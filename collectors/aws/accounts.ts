import type { AwsCredentialIdentity } from '@smithy/types';
import type { RenewedCredentials } from './credentials.ts';
import type { Identity } from './identity.ts';

/** What is kept of one account while it is scanned. */
export type Account = {
  readonly credentials: RenewedCredentials;
  /** Whom its sessions have to belong to; null: to the one whose the first of them is. */
  owner: string | null;
  /** What AWS said whose a session is: an account may get another session at any time, and each is asked about. */
  readonly identities: WeakMap<AwsCredentialIdentity, Promise<Identity>>;
};

export function accountWith(credentials: RenewedCredentials, owner: string | null): Account {
  return { credentials, owner, identities: new WeakMap() };
}

/** Finds out whose the current session of an account is. `onUsed` is told of the session that was asked about. */
export type Identify = (of: Account, onUsed: (session: AwsCredentialIdentity) => void) => Promise<Identity>;

/** Whose the current session is. Asked once for each session; rejects as `identify` does. */
export async function identityOf(of: Account, identify: Identify): Promise<Identity> {
  const session = await of.credentials.current();
  const known = of.identities.get(session);
  if (known !== undefined) return known;
  const asked = identify(of, (used) => of.identities.set(used, asked));
  of.identities.set(session, asked);
  return asked;
}

/** The current session, when it is known to be the account's own. */
export async function ownSession(of: Account, identify: Identify): Promise<AwsCredentialIdentity> {
  for (;;) {
    await identityOf(of, identify);
    // It may have been replaced while it was asked about.
    const session = await of.credentials.current();
    if (of.identities.has(session)) {
      await of.identities.get(session);
      return session;
    }
  }
}
