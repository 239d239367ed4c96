import type { AwsCredentialIdentity } from '@smithy/types';
import type { Clock } from './clock.ts';

export type Credentials = () => Promise<AwsCredentialIdentity>;

/**
 * Credentials that are loaded when they are first needed and again before they expire, once for all who ask at the same
 * time. A failed renewal is tried again as long as the old ones hold.
 */
export function renewing(load: Credentials, clock: Clock): Credentials {
  let current: AwsCredentialIdentity | null = null;
  let loading: Credentials | null = null;
  return async () => {
    const left = current === null ? 0 : (current.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now();
    if (current !== null && left > RENEW_MS) return current;
    if (loading === null) {
      const loaded = load()
        .then((credentials) => {
          current = credentials;
          return credentials;
        })
        .finally(() => {
          loading = null;
        });
      loading = () => loaded;
    }
    const old = current;
    return old !== null && left > USABLE_MS ? loading().catch(() => old) : loading();
  };
}

/** Renewed ten minutes before they expire: longer than any call may wait in the queue and be tried again. */
const RENEW_MS = 600_000;
const USABLE_MS = 60_000;

/**
 * The caller's own credentials by AWS's usual chain: environment, profile (`AWS_PROFILE`), web identity, container,
 * instance.
 */
export async function homeCredentials(region: string): Promise<Credentials> {
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  return fromNodeProviderChain({ clientConfig: { region } });
}
