import { onTestFinished } from 'vitest';
import { parseFaults } from '../../../sim/faults/parse.ts';
import type { AwsShape, Call, Handler } from '../../../sim/operation.ts';
import { type ServerOptions, type SimulatedServer, startServer } from '../../../sim/server.ts';

export const CALLER = '111122223333';
export const WORKLOAD = '444455556666';

/** Starts a server for the running test; it is closed when the test ends. */
export async function serve(
  handlers: Readonly<Record<string, Handler>>,
  options: Partial<Omit<ServerOptions, 'faults'>> & { readonly faults?: readonly string[] } = {},
): Promise<SimulatedServer> {
  const server = await startServer({
    callerAccount: CALLER,
    ...options,
    handlers: new Map(Object.entries(handlers)),
    faults: parseFaults(options.faults ?? []),
  });
  onTestFinished(() => server.close());
  return server;
}

/** Settings of an SDK client that calls as an account, without retries. */
export function settings(server: SimulatedServer, account = WORKLOAD, region = 'ca-central-1') {
  return {
    endpoint: server.endpoint,
    region,
    maxAttempts: 1,
    credentials: { accessKeyId: `ASIASIM0${account}`, secretAccessKey: 'secret', sessionToken: 'token' },
  };
}

/** The answer as the SDK gives it, without what it says about the transport. */
export async function answerOf(sent: Promise<object>): Promise<AwsShape> {
  const { $metadata: _, ...answer } = (await sent) as AwsShape;
  return answer;
}

/** What a caller of the SDK sees of a refusal. */
export async function refusalOf(sent: Promise<unknown>) {
  try {
    await sent;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, message, status: $metadata?.httpStatusCode ?? null };
  }
  throw new Error('the call was answered');
}

/** A handler that pages through its entries, one to a page, with the number of the next as token. */
export function paged(list: string, entries: readonly unknown[], tokens: { asked: string; given: string }): Handler {
  return (input: AwsShape, _call: Call) => {
    const at = Number(input[tokens.asked] ?? 0);
    const next = at + 1 < entries.length ? { [tokens.given]: String(at + 1) } : {};
    return { [list]: entries.slice(at, at + 1), ...next };
  };
}
