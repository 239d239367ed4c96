import type { Fault } from '../faults/fault.ts';
import type { FaultInjector } from '../faults/injector.ts';
import type { Listing } from '../faults/listing.ts';
import { isOddError, spoil } from '../faults/on-the-wire.ts';
import { isRefusal, refusalOf } from '../faults/refusal.ts';
import { isTampering, tamper, withTrueToken } from '../faults/tamper.ts';
import { type AwsShape, type Call, type Handler, NoEndpoint, SimError } from '../operation.ts';
import { check } from './check.ts';
import type { Operation, Protocol, WireAnswer, WireRequest } from './exchange.ts';

/** One call and its answer. `call` is null when the request did not say what it asks for. */
export type Turn = {
  readonly answer: WireAnswer;
  readonly call: Call | null;
  readonly input: AwsShape;
  readonly fault: Fault | null;
};

/** What a turn needs to know besides the request. */
export type TurnContext = {
  readonly call: Call;
  readonly operation: Operation;
  readonly protocol: Protocol;
  readonly listing: Listing | null;
  readonly handler: Handler | undefined;
  readonly injector: FaultInjector;
  /** Account whose answers the fault `wrong-account` gives. */
  readonly otherAccount: string;
  /** Is told what is wrong with the simulated organization itself. */
  readonly complain: (sentence: string) => void;
};

/** Answers one call: reads the request, lets a fault have its way, asks the handler, holds both sides to AWS's model. */
export function takeTurn(context: TurnContext, request: WireRequest, requestId: string): Turn {
  const { call, operation, protocol } = context;
  const asked = { input: {} as AwsShape, fault: null as Fault | null };
  try {
    asked.input = readInput(operation, protocol, request);
    const output = answerTo(context, asked);
    return { answer: spoil(protocol.encode(operation, output, requestId), asked.fault), call, ...asked };
  } catch (error) {
    if (error instanceof NoEndpoint) return { answer: NOTHING, call, input: asked.input, fault: NOBODY_THERE };
    const { code, message, status } = error instanceof SimError ? error : ourOwnFault(error, context);
    return { answer: spoil(protocol.encodeError({ code, message, status }, requestId), asked.fault), call, ...asked };
  }
}

/** Where a service has no endpoint the connection ends without an answer. */
const NOBODY_THERE: Fault = { kind: 'reset', account: null, region: null, operation: null, times: null, page: null };
const NOTHING: WireAnswer = { status: 0, headers: {}, body: '' };

function readInput(operation: Operation, protocol: Protocol, request: WireRequest): AwsShape {
  let input: AwsShape;
  try {
    input = protocol.decode(operation, request);
  } catch (error) {
    throw new SimError('SerializationException', `${operation.name}: ${(error as Error).message}`);
  }
  const faults = check(operation.input, input);
  if (faults.length > 0) throw new SimError('SerializationException', `${operation.name}: ${faults.join('; ')}`);
  return input;
}

/** `asked.fault` is set here, so that a turn that ends in an error tells its fault as well. */
function answerTo(context: TurnContext, asked: { readonly input: AwsShape; fault: Fault | null }): AwsShape {
  const { call, listing, injector, operation } = context;
  const token = listing?.tokenOf(asked.input) ?? null;
  const fault = injector.faultFor(call, listing, token, isAboutOne(asked.input));
  const tampering = fault !== null && isTampering(fault) ? fault : null;
  // Where there is nothing to spoil the call has not met the fault.
  asked.fault = tampering === null ? fault : null;
  if (fault && isRefusal(fault.kind)) throw refusalOf(fault.kind, call);
  if (fault && isOddError(fault.kind)) throw refusalOf('gone', call);
  const output = askHandler(context, listing ? withTrueToken(listing, asked.input) : asked.input, fault);
  if (listing === null && fault === null) return output;
  const kept = tampering ? tamper(tampering, asked.input, output, operation.output, listing) : output;
  if (kept !== output) asked.fault = tampering;
  if (kept === null) throw refusalOf('server-error', call);
  if (listing !== null) injector.answered(call, token, listing.nextOf(kept));
  return kept;
}

/** Whether a request names the one thing that it asks about. Where a listing goes on is no such name. */
function isAboutOne(input: AwsShape): boolean {
  return Object.keys(input).some((name) => /(?:Name|Id|A[Rr][Nn]|Bucket)$/.test(name) && !/^ExclusiveStart/.test(name));
}

function askHandler(
  { call, operation, handler, otherAccount, complain }: TurnContext,
  input: AwsShape,
  fault: Fault | null,
) {
  if (handler === undefined) {
    const message = `the simulated organization has no handler for ${call.operation}`;
    complain(message);
    throw new SimError('UnknownOperationException', message, 501);
  }
  const output = handler(input, askedInstead(call, fault, otherAccount));
  const faults = check(operation.output, output);
  if (faults.length === 0) return output;
  throw new MalformedAnswer(`the answer is not what AWS's model says: ${faults.join('; ')}`);
}

/** The call whose answer is given: another one where the fault is that it is not the right one. */
function askedInstead(call: Call, fault: Fault | null, otherAccount: string): Call {
  if (fault?.kind === 'wrong-region') return { ...call, region: fault.from ?? otherRegion(call.region) };
  if (fault?.kind !== 'wrong-account') return call;
  const account = fault.as ?? otherAccount;
  return { ...call, account, principal: call.principal.replace(call.account, account) };
}

/** Every account has both. */
function otherRegion(region: string): string {
  return region === 'us-east-1' ? 'ca-central-1' : 'us-east-1';
}

/** Says all by its message; of any other error of our own the stack is told as well. */
class MalformedAnswer extends Error {}

function ourOwnFault(error: unknown, { call, complain }: TurnContext): SimError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  complain(`${call.operation}: ${error instanceof MalformedAnswer ? message : stack}`);
  return new SimError('InternalFailure', `${call.operation}: ${message}`, 500);
}
