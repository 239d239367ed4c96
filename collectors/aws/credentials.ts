import type { AwsCredentialIdentity } from '@smithy/types';
import type { Clock } from './clock.ts';

export type Credentials = () => Promise<AwsCredentialIdentity>;

/** Credentials that stay good. */
export type RenewedCredentials = {
  /** Those that hold now. Rejects with what kept them from being loaded. */
  readonly current: Credentials;
  /**
   * AWS says that these have expired, whatever their end: `current` loads others, once for all who were refused. false:
   * these were loaded a moment ago for that same reason, so others would fare no better.
   */
  drop(refused: AwsCredentialIdentity): boolean;
};

type Held = {
  readonly credentials: AwsCredentialIdentity;
  readonly loadedAt: number;
  /** Whether AWS had refused those before them. */
  readonly afterRefusal: boolean;
  renewAt: number;
  readonly endsAt: number;
};

/**
 * Credentials that are loaded when they are first needed and again before they expire, once for all who ask at the same
 * time. A failed renewal is tried again as long as the old ones hold.
 */
export function renewing(load: Credentials, clock: Clock): RenewedCredentials {
  let held: Held | null = null;
  let loading: Promise<AwsCredentialIdentity> | null = null;
  let isRefused = false;

  return {
    async current() {
      const now = clock.now();
      if (held !== null && now < held.renewAt) return held.credentials;
      const old = held;
      loading ??= renew().finally(() => {
        loading = null;
      });
      if (old === null || now >= old.endsAt) return loading;
      return loading.catch(() => {
        old.renewAt = clock.now() + PAUSE_MS;
        return old.credentials;
      });
    },
    drop(refused) {
      if (held?.credentials !== refused) return true;
      if (held.afterRefusal && clock.now() - held.loadedAt < PAUSE_MS) return false;
      held = null;
      isRefused = true;
      return true;
    },
  };

  async function renew(): Promise<AwsCredentialIdentity> {
    const credentials = await load();
    const { renewAt, endsAt } = timesOf(credentials, clock.now());
    held = { credentials, loadedAt: clock.now(), afterRefusal: isRefused, renewAt, endsAt };
    isRefused = false;
    return credentials;
  }
}

/**
 * Renewed ten minutes before they expire: longer than any call may wait in the queue and be tried again. Sessions may be
 * as short as that; then half of their time is used. Some that have ended by our clock may hold by AWS's, who will tell.
 */
function timesOf({ expiration }: AwsCredentialIdentity, now: number): Pick<Held, 'renewAt' | 'endsAt'> {
  if (expiration === undefined) return { renewAt: Number.POSITIVE_INFINITY, endsAt: Number.POSITIVE_INFINITY };
  const left = expiration.getTime() - now;
  const renewAt = now + Math.max(left - RENEW_MS, left / 2, PAUSE_MS);
  return { renewAt, endsAt: Math.max(renewAt, expiration.getTime() - USABLE_MS) };
}

const RENEW_MS = 600_000;
const USABLE_MS = 60_000;
/** Nobody asks for others more often than that. */
const PAUSE_MS = 30_000;

/**
 * The caller's own credentials by AWS's usual chain: environment, profile (`AWS_PROFILE`), web identity, container,
 * instance. Looked up anew for each call: whoever renews them remembers them.
 */
export async function homeCredentials(region: string): Promise<Credentials> {
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const provider = fromNodeProviderChain({ clientConfig: { region } });
  return () => provider({ forceRefresh: true });
}
