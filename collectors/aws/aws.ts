import type { Client } from '@smithy/types';

/** A constructor of one of the SDK's clients. */
// biome-ignore lint/suspicious/noExplicitAny: the SDK's clients share no narrower constructor type
export type ClientConstructor<C> = new (configuration: any) => C;

/**
 * The way to AWS for one question: clients with the account's credentials, the region, the shared connection pool, the
 * rate limits, the retries with a deadline, and a middleware that refuses every operation but the question's own.
 */
export interface Aws {
  // biome-ignore lint/suspicious/noExplicitAny: every client of the SDK fits
  client<C extends Client<any, any, any>>(clientConstructor: ClientConstructor<C>): C;
  /** Tells the question's cell that one more page was read; `pages` calls it. */
  pageRead(): void;
}
