import type { RenewedCredentials } from './credentials.ts';
import type { Identity } from './identity.ts';

/** What is kept of one account while it is scanned. */
export type Account = {
  readonly credentials: RenewedCredentials;
  /** Checked once, before the first question is sent. */
  identity: Promise<Identity> | null;
};
