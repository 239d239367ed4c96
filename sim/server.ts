import { onClock, type SimulatedClock } from './clock.ts';
import type { Fault } from './faults/fault.ts';
import { type LimitOptions, openLimiter } from './limits/limiter.ts';
import { openSessions, type SessionOptions } from './limits/sessions.ts';
import type { AwsShape, Handlers } from './operation.ts';
import { Answerer } from './wire/answerer.ts';
import type { WireRequest } from './wire/exchange.ts';
import { listen, type Reply } from './wire/listener.ts';
import type { Turn } from './wire/turn.ts';

/** One call as the server saw it. */
export type RecordedCall = {
  readonly account: string;
  readonly region: string;
  /** `ec2:DescribeVpcs` */
  readonly operation: string;
  readonly input: AwsShape;
  /** HTTP status of the answer; 0 when the connection was reset instead. */
  readonly status: number;
  /** Kind of the fault that met the call. */
  readonly fault: string | null;
};

export type ServerOptions = {
  readonly handlers: Handlers;
  /** Account of the credentials that the simulated organization did not issue itself. */
  readonly callerAccount: string;
  /** Name of the role that sessions have assumed, in the ARNs of principals; `ASEA-ComplianceScan` when left out. */
  readonly sessionRole?: string;
  readonly faults?: readonly Fault[];
  /** Throttles calls as AWS's published limits do; left out: calls are not limited. */
  readonly limits?: Partial<LimitOptions>;
  /** How long the sessions of roles hold; left out: as they are announced, and nobody looks. */
  readonly sessions?: SessionOptions;
  /** Time that every answer takes at least, in milliseconds. */
  readonly latencyMs?: number;
  /** Left out: that of the machine. */
  readonly clock?: SimulatedClock;
  /** 0, the default: any free port. */
  readonly port?: number;
  /** false: `calls` stays empty, and only `counts` is kept. */
  readonly recordCalls?: boolean;
};

export type SimulatedServer = {
  /** `http://127.0.0.1:PORT`, for AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly port: number;
  /** In the order in which they were answered. */
  readonly calls: readonly RecordedCall[];
  /** Number of calls by operation. */
  readonly counts: ReadonlyMap<string, number>;
  /** Number of calls by operation that the limits refused. */
  readonly throttled: ReadonlyMap<string, number>;
  /** What is wrong with the simulated organization itself: answers against AWS's model, operations without a handler. */
  readonly faultsOfOurOwn: readonly string[];
  /** Ends every session of a role that was given so far. Does nothing without `sessions`. */
  revokeSessions(): void;
  close(): Promise<void>;
};

/**
 * Serves a simulated organization on 127.0.0.1 over AWS's own protocols, so that the SDK's clients talk to it through an
 * endpoint URL. Service and region come from a request's signature, the account from its access key id.
 */
export async function startServer(options: ServerOptions): Promise<SimulatedServer> {
  const { callerAccount, faults = [], latencyMs = 0, recordCalls = true } = options;
  const { sessionRole = 'ASEA-ComplianceScan', clock = { aheadSeconds: 0 } } = options;
  const calls: RecordedCall[] = [];
  const counts = new Map<string, number>();
  const throttled = new Map<string, number>();
  const faultsOfOurOwn: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const limiter = options.limits ? openLimiter({ now: () => performance.now(), ...options.limits }) : null;
  const sessions = options.sessions ? openSessions(options.handlers, options.sessions) : null;
  const answerer = new Answerer({
    handlers: sessions?.handlers ?? options.handlers,
    callerAccount,
    sessionRole,
    faults,
    clock,
    refusal(call, token) {
      if (sessions?.hasEnded(token)) return 'expired';
      if (limiter?.admits(call) ?? true) return null;
      throttled.set(call.operation, (throttled.get(call.operation) ?? 0) + 1);
      return 'throttled';
    },
    complain: (sentence) => faultsOfOurOwn.push(sentence),
  });

  const deliver = (turn: Turn, reply: Reply) => {
    if (turn.call !== null) {
      const { account, region, operation } = turn.call;
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
      const fault = turn.fault?.kind ?? null;
      const status = fault === 'reset' ? 0 : fault === 'html' || fault === 'empty' ? 200 : turn.answer.status;
      if (recordCalls) calls.push({ account, region, operation, input: turn.input, status, fault });
    }
    const delayMs = turn.fault?.kind === 'slow' ? turn.fault.seconds * 1000 : latencyMs;
    if (delayMs === 0) {
      send(turn, reply);
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(turn, reply);
    }, delayMs);
    timers.add(timer);
  };

  const listener = await listen(options.port ?? 0, (request: WireRequest, reply: Reply) => {
    const turn = answerer.answer(request);
    const dated = onClock(reply, clock);
    if (turn instanceof Promise) void turn.then((answered) => deliver(answered, dated));
    else deliver(turn, dated);
  });
  return {
    endpoint: `http://127.0.0.1:${listener.port}`,
    port: listener.port,
    calls,
    counts,
    throttled,
    faultsOfOurOwn,
    revokeSessions: () => sessions?.revoke(),
    close() {
      for (const timer of timers) clearTimeout(timer);
      return listener.close();
    },
  };
}

function send({ answer, fault }: Turn, reply: Reply): void {
  if (fault?.kind === 'reset') reply.reset();
  else if (fault?.kind === 'cut-off') reply.cutOff(answer.status, answer.headers, answer.body);
  else if (fault?.kind === 'too-large') reply.tooLarge(answer.status, answer.headers, answer.body);
  else if (fault?.kind === 'html') reply.send(200, { 'content-type': 'text/html' }, WEB_PAGE);
  else if (fault?.kind === 'empty') reply.send(200, answer.headers, '');
  else reply.send(answer.status, answer.headers, answer.body);
}

const WEB_PAGE = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to the network</body></html>';
