import { AsyncLocalStorage } from 'node:async_hooks';
import { retryMiddlewareOptions } from '@smithy/core/retry';
import type { Client, HandlerExecutionContext, StaticOperationSchema } from '@smithy/types';
import type { OperationName } from '../../model/cell.ts';
import { checkAnswer, expectationOf } from './answer-check.ts';
import { checkShape } from './answer-shape.ts';
import { type AnswerSpace, type Body, openAnswerSpace, readBody } from './answers/body.ts';
import type { QuestionBounds } from './answers/question-bounds.ts';
import type { ClientConstructor } from './aws.ts';
import type { AwsClock } from './aws-clock.ts';
import { tellOfClock } from './clock-errors.ts';
import type { Credentials } from './credentials.ts';
import type { Endpoints } from './endpoints.ts';
import { serviceOf } from './services.ts';
import { Sha256 } from './sha256.ts';
import { UndeclaredOperation } from './undeclared-operation.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

// biome-ignore lint/suspicious/noExplicitAny: every client of the SDK fits
export type AnyClient = Client<any, any, any>;

export type ClientSettings = {
  readonly endpoints: Endpoints;
  readonly useFips: boolean;
  readonly requestHandler: object;
  /** Learns from every answer; signatures are made with its time. */
  readonly awsClock: AwsClock;
};

/** Which operation a command was declared as; a command that is not in here was sent around the rate limiter. */
const declared = new WeakMap<object, Declaration>();

type Declaration = { readonly operation: OperationName; readonly bounds: QuestionBounds };

/** Lets a client send a command, as part of a question about `operation`. Its answers count for the question's bounds. */
export function declare(command: object, operation: OperationName, bounds: QuestionBounds): void {
  declared.set(command, { operation, bounds });
}

/** Whose credentials sign what is sent in an asynchronous context. */
const senders = new AsyncLocalStorage<Credentials>();

/** Runs a send of which every request is signed with these credentials, and with no others. */
export function sendAs<T>(credentials: Credentials, send: () => Promise<T>): Promise<T> {
  return senders.run(credentials, send);
}

async function credentialsOfSender() {
  const credentials = senders.getStore();
  if (credentials === undefined) throw new Error('a command was sent without the credentials of an account');
  return credentials();
}

/** The clients of a run: one for each service and region. */
export interface Clients {
  of<C extends AnyClient>(clientConstructor: ClientConstructor<C>, region: string): C;
}

/**
 * All accounts share the clients, because the SDK needs 70 KB for each: for 32 open accounts with 17 regions that was
 * more than everything else together. A client has no credentials of its own; `sendAs` says who sends.
 */
export function openClients(settings: ClientSettings): Clients {
  const clients = new Map<string, Map<ClientConstructor<AnyClient>, AnyClient>>();
  const space = openAnswerSpace();
  return {
    of<C extends AnyClient>(clientConstructor: ClientConstructor<C>, region: string): C {
      const ofRegion = clients.get(region) ?? new Map<ClientConstructor<AnyClient>, AnyClient>();
      clients.set(region, ofRegion);
      const client =
        (ofRegion.get(clientConstructor) as C | undefined) ?? newClient(clientConstructor, region, settings, space);
      ofRegion.set(clientConstructor, client);
      return client;
    },
  };
}

/**
 * A client of the SDK for one region. It has no retries of its own and sends nothing but declared commands. Every
 * setting is given, so that the SDK looks up neither profiles nor the environment.
 */
function newClient<C extends AnyClient>(
  clientConstructor: ClientConstructor<C>,
  region: string,
  { endpoints, useFips, requestHandler, awsClock }: ClientSettings,
  space: AnswerSpace,
): C {
  const service = serviceOf(clientConstructor);
  const endpoint = endpoints[service] ?? endpoints.default;
  const client = new clientConstructor({
    region,
    // Memoized by us: the SDK would keep those of the first account.
    credentials: Object.assign(() => credentialsOfSender(), { memoized: true }),
    sha256: Sha256,
    ...(endpoint === undefined ? {} : { endpoint }),
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: useFips,
    useDualstackEndpoint: false,
    requestHandler,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    userAgentAppId: 'zonewarden',
    authSchemePreference: [],
    ...(service === 's3' ? s3Settings(endpoint !== undefined) : {}),
  });
  reuseSigner(client.config);
  signWith(awsClock, client.config);
  const stack = client.middlewareStack;
  // Signing has its place after a middleware of this name; ours is empty, because the rate limiter repeats calls.
  stack.add((next: Next) => next, { ...retryMiddlewareOptions, override: true });
  stack.add(refuseUndeclared(service), { step: 'initialize', priority: 'high', name: 'refuseUndeclared' });
  stack.addRelativeTo(nameUnreadable, { relation: 'before', toMiddleware: 'deserializerMiddleware' });
  stack.addRelativeTo(makeRoom, { relation: 'before', toMiddleware: 'deserializerMiddleware' });
  stack.addRelativeTo(checkBody(client.config, space), { relation: 'after', toMiddleware: 'deserializerMiddleware' });
  stack.addRelativeTo(refusedByClock(awsClock), { relation: 'before', toMiddleware: 'deserializerMiddleware' });
  stack.addRelativeTo(readDate(awsClock), { relation: 'after', toMiddleware: 'deserializerMiddleware' });
  return client;
}

type Signing = { signer?: (scheme?: SigningScheme) => Promise<unknown> };
type SigningScheme = { readonly name?: string; readonly signingName?: string; readonly signingRegion?: string };

/** The SDK makes a signer for each request, from a copy of the whole configuration; it depends on the scheme only. */
function reuseSigner(config: Signing): void {
  const { signer: newSigner } = config;
  if (newSigner === undefined) return;
  const signers = new Map<string, Promise<unknown>>();
  config.signer = (scheme) => {
    const key = `${scheme?.name} ${scheme?.signingName} ${scheme?.signingRegion}`;
    const signer = signers.get(key) ?? newSigner(scheme);
    signers.set(key, signer);
    return signer;
  };
}

/** The SDK would learn the time for each client anew, by losing its first call. */
function signWith(awsClock: AwsClock, config: object): void {
  const get = () => awsClock.correction();
  Object.defineProperty(config, 'systemClockOffset', { get, set: () => undefined, enumerable: true });
}

/** Buckets of other regions are an error to be told, not a redirect to be followed with other limits. */
function s3Settings(isCustomEndpoint: boolean): object {
  return {
    forcePathStyle: isCustomEndpoint,
    followRegionRedirects: false,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    disableS3ExpressSessionAuth: true,
    disableMultiregionAccessPoints: true,
    useArnRegion: false,
    sigv4aSigningRegionSet: [],
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the middlewares see the answers of every operation
type Next = (args: any) => Promise<{ response: unknown; output: any }>;
// biome-ignore lint/suspicious/noExplicitAny: as above
type Args = any;

type Context = HandlerExecutionContext & {
  readonly __smithy_context?: { readonly commandInstance?: object; readonly operationSchema?: StaticOperationSchema };
};

function refuseUndeclared(service: string) {
  return (next: Next, context: Context) => (args: Args) => {
    const command = context.__smithy_context?.commandInstance;
    const sent = `${service}:${context.commandName?.replace(/Command$/, '')}`;
    const operation = command === undefined ? undefined : declared.get(command)?.operation;
    return operation === sent ? next(args) : Promise.reject(new UndeclaredOperation(sent, operation ?? null));
  };
}

type RawResponse = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body: Body;
};

/** Every answer has AWS's time, refusals as well. One that a cache kept for a while has an old time. */
function readDate(awsClock: AwsClock) {
  return (next: Next) => async (args: Args) => {
    const sentAt = Date.now();
    const result = await next(args);
    const { headers } = result.response as RawResponse;
    if (headers.age === undefined) awsClock.answered(headers.date, sentAt, Date.now());
    return result;
  };
}

function refusedByClock(awsClock: AwsClock) {
  return (next: Next) => async (args: Args) => {
    const signedWith = awsClock.correction();
    try {
      return await next(args);
    } catch (error) {
      tellOfClock(error, awsClock, signedWith);
      throw error;
    }
  };
}

function checkBody(config: { readonly protocol: { getShapeId(): string } }, space: AnswerSpace) {
  return (next: Next, context: Context) => async (args: Args) => {
    const result = await next(args);
    const { response } = result as { readonly response: RawResponse };
    const { headers, statusCode: status } = response;
    const body = await readBody(response.body, headers['content-length'], space, (leave) =>
      leaving.set(context, leave),
    );
    response.body = body;
    const { commandInstance: command, operationSchema: schema } = context.__smithy_context ?? {};
    if (command !== undefined) declared.get(command)?.bounds.read(body.length);
    if (schema === undefined) throw new Error(`${context.commandName} has no schema, so its answer cannot be checked`);
    checkAnswer(
      { status, contentType: headers['content-type'], errorType: headers['x-amzn-errortype'], body },
      expectationOf(config.protocol.getShapeId(), schema),
    );
    return result;
  };
}

/** What makes room for another large answer, by the send that a large one came to. */
const leaving = new WeakMap<object, () => void>();

/** When the SDK has read an answer, however that ended, another one may be read. */
function makeRoom(next: Next, context: Context) {
  return async (args: Args) => {
    try {
      return await next(args);
    } finally {
      leaving.get(context)?.();
    }
  };
}

/** An answer that the SDK's parser could not read comes out of it as a SyntaxError or a TypeError. */
function nameUnreadable(next: Next, context: Context) {
  return async (args: Args) => {
    try {
      const result = await next(args);
      const schema = context.__smithy_context?.operationSchema;
      if (schema !== undefined) checkShape(schema, result.output);
      return result;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      const [message = ''] = error.message.split('\n');
      const details = { status: error.$metadata.httpStatusCode, cause: error };
      throw new UnexpectedAnswer('UnreadableAnswer', `the answer cannot be read: ${message}`, details);
    }
  };
}

function isUnreadable(error: unknown): error is Error & { readonly $metadata: { readonly httpStatusCode: number } } {
  return error instanceof Error && '$metadata' in error && !('$fault' in error) && !(error instanceof UnexpectedAnswer);
}
