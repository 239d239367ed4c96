import { UndiciHttpHandler } from '@smithy/undici-http-handler';

/** Milliseconds. */
export type Timeouts = {
  readonly connect: number;
  /** Until the answer begins, and between two pieces of it. */
  readonly answer: number;
};

export const TIMEOUTS: Timeouts = { connect: 5_000, answer: 10_000 };

export type SharedHttp = {
  /** The `requestHandler` of every client. A client that is destroyed leaves it alone. */
  readonly requestHandler: object;
  /** Closes every connection. */
  close(): void;
};

/** One pool of kept-alive connections for all clients: a pool for each would cost a socket and 25 KB each. */
export function openHttp(concurrency: number, { connect, answer }: Timeouts): SharedHttp {
  const handler = new UndiciHttpHandler({
    dispatcher: {
      // For each host. With fewer than twice the calls under way, calls wait for a connection.
      connections: 2 * concurrency,
      pipelining: 1,
      keepAliveTimeout: 20_000,
      connect: { timeout: connect },
      headersTimeout: answer,
      bodyTimeout: answer,
    },
  });
  return {
    requestHandler: {
      handle: handler.handle.bind(handler),
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
      destroy: () => undefined,
    },
    close: () => handler.destroy(),
  };
}
