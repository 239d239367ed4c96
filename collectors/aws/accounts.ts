import type { ClientConstructor } from './aws.ts';
import type { AnyClient } from './clients.ts';
import type { Credentials } from './credentials.ts';
import type { Identity } from './identity.ts';

/** What is kept of one account while it is scanned. */
export type Account = {
  readonly credentials: Credentials;
  /** Checked once, before the first question is sent. */
  identity: Promise<Identity> | null;
  clientFor<C extends AnyClient>(clientConstructor: ClientConstructor<C>, region: string): C;
};

/** Clients are made when they are first asked for, one for each service and region. */
export function newAccount(
  credentials: Credentials,
  newClient: <C extends AnyClient>(
    clientConstructor: ClientConstructor<C>,
    region: string,
    credentials: Credentials,
  ) => C,
): Account {
  const clients = new Map<string, Map<ClientConstructor<AnyClient>, AnyClient>>();
  return {
    credentials,
    identity: null,
    clientFor: <C extends AnyClient>(clientConstructor: ClientConstructor<C>, region: string): C => {
      const ofRegion = clients.get(region) ?? new Map<ClientConstructor<AnyClient>, AnyClient>();
      clients.set(region, ofRegion);
      const client =
        (ofRegion.get(clientConstructor) as C | undefined) ?? newClient(clientConstructor, region, credentials);
      ofRegion.set(clientConstructor, client);
      return client;
    },
  };
}
