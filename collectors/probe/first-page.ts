import type { Client } from '@smithy/types';
import type { Aws, ClientConstructor } from '../aws/aws.ts';
import { countPagesOf } from '../aws/page-count.ts';

/** A question wanted a second call: what the first one gave is all that is read. */
class EnoughRead extends Error {}

/** What a question reads with its first call. */
export async function* firstPage<R>(aws: Aws, read: (aws: Aws) => AsyncIterable<R>): AsyncGenerator<R> {
  try {
    yield* read(oneCall(aws));
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error;
  }
}

function oneCall(aws: Aws): Aws {
  let hasSent = false;
  return {
    pageRead: aws.pageRead,
    // biome-ignore lint/suspicious/noExplicitAny: every client of the SDK fits
    client<C extends Client<any, any, any>>(clientConstructor: ClientConstructor<C>): C {
      const client = aws.client(clientConstructor);
      const send = async (command: Parameters<C['send']>[0]): Promise<unknown> => {
        if (hasSent) throw new EnoughRead();
        hasSent = true;
        return client.send(command);
      };
      const bound: C = Object.create(client, { send: { value: send } });
      countPagesOf(bound, aws.pageRead);
      return bound;
    },
  };
}
