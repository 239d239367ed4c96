import { refusalByClock, type SimulatedClock } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import { FaultInjector } from '../faults/injector.ts';
import { type Listing, listingOf } from '../faults/listing.ts';
import { type RefusalKind, refusalOf } from '../faults/refusal.ts';
import type { Call, Handlers } from '../operation.ts';
import { type Caller, callerOf, type Keys } from './caller.ts';
import type { Operation, Protocol, WireError, WireRequest } from './exchange.ts';
import { FALLBACK_PROTOCOL, loadService, type Service } from './service.ts';
import { type Turn, takeTurn } from './turn.ts';

export type AnswererOptions = Keys & {
  readonly handlers: Handlers;
  readonly faults: readonly Fault[];
  readonly clock: SimulatedClock;
  /** What AWS says to a call before it looks at what is asked; null: nothing. `token` is the session's, if it is one. */
  readonly refusal: (call: Call, token: string | null) => RefusalKind | null;
  /** Is told what is wrong with the simulated organization itself: an answer against AWS's model, a missing handler. */
  readonly complain: (sentence: string) => void;
};

/** Turns requests into answers: reads who calls what, asks the handler, holds both sides against AWS's model. */
export class Answerer {
  readonly #options: AnswererOptions;
  readonly #injector: FaultInjector;
  /** A promise while the model loads, then the service itself, so that a request costs no turn of the event loop. */
  readonly #services = new Map<string, Service | null | Promise<Service | null>>();
  readonly #listings = new WeakMap<Operation, { readonly listing: Listing | null }>();
  #requests = 0;

  constructor(options: AnswererOptions) {
    this.#options = options;
    this.#injector = new FaultInjector(options.faults);
  }

  answer(request: WireRequest): Turn | Promise<Turn> {
    this.#requests += 1;
    const requestId = `00000000-0000-4000-8000-${this.#requests.toString(16).padStart(12, '0')}`;
    const caller = callerOf(request, this.#options);
    if (caller === null) return unaddressed(UNSIGNED, FALLBACK_PROTOCOL, requestId);
    const service = this.#serviceOf(caller.service);
    return service instanceof Promise
      ? service.then((loaded) => this.#answerFor(caller, loaded, request, requestId))
      : this.#answerFor(caller, service, request, requestId);
  }

  #serviceOf(name: string): Service | null | Promise<Service | null> {
    const known = this.#services.get(name);
    if (known !== undefined) return known;
    const loading = loadService(name).then((service) => {
      this.#services.set(name, service);
      return service;
    });
    this.#services.set(name, loading);
    return loading;
  }

  #answerFor(caller: Caller, service: Service | null, request: WireRequest, requestId: string): Turn {
    if (service === null) {
      const error = this.#unknown(`service ${caller.service}`);
      return unaddressed(error, FALLBACK_PROTOCOL, requestId);
    }
    const { protocol, operations } = service;
    const late = refusalByClock(request, service.name, this.#options.clock);
    if (late !== null) return unaddressed(late, protocol, requestId);
    let name: string | null;
    try {
      name = protocol.operationName(request, operations);
    } catch (error) {
      return unaddressed(unreadable(error), protocol, requestId);
    }
    const operation = name === null ? undefined : operations.get(name);
    if (operation === undefined) {
      const error = this.#unknown(
        `operation ${service.name}:${name ?? `${request.method} ${request.path}?${request.query}`}`,
      );
      return unaddressed(error, protocol, requestId);
    }
    const { account, region, principal } = caller;
    const call = { account, region, principal, operation: `${service.name}:${operation.name}` };
    const { handlers, callerAccount, complain, refusal } = this.#options;
    const refused = refusal(call, sessionTokenOf(request));
    if (refused !== null) {
      return { answer: protocol.encodeError(refusalOf(refused, call), requestId), call, input: {}, fault: null };
    }
    const context = {
      call,
      operation,
      protocol,
      listing: this.#listingOf(operation),
      handler: handlers.get(call.operation),
      injector: this.#injector,
      otherAccount: account === callerAccount ? STRANGER : callerAccount,
      complain,
    };
    return takeTurn(context, request, requestId);
  }

  #unknown(what: string): WireError {
    const message = `the simulated organization does not know the ${what}`;
    this.#options.complain(message);
    return { code: 'UnknownOperationException', message, status: 501 };
  }

  #listingOf(operation: Operation): Listing | null {
    let known = this.#listings.get(operation);
    if (known === undefined) {
      known = { listing: listingOf(operation.input.members, operation.output.members) };
      this.#listings.set(operation, known);
    }
    return known.listing;
  }
}

/** An account outside the organization. */
const STRANGER = '999988887777';

const UNSIGNED: WireError = {
  code: 'MissingAuthenticationTokenException',
  message: 'the request carries no AWS signature (version 4), which names the service and the region',
  status: 403,
};

function sessionTokenOf({ headers }: WireRequest): string | null {
  const token = headers['x-amz-security-token'];
  return typeof token === 'string' ? token : null;
}

function unreadable(error: unknown): WireError {
  return { code: 'SerializationException', message: (error as Error).message, status: 400 };
}

function unaddressed(error: WireError, protocol: Protocol, requestId: string): Turn {
  return { answer: protocol.encodeError(error, requestId), call: null, input: {}, fault: null };
}
