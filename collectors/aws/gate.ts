import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import type { Counters } from './counters.ts';
import { statusOf } from './errors.ts';
import { type Heap, heapBy } from './heap.ts';
import { type Lane, type Lanes, lanesOf } from './lanes.ts';
import type { CallPlace } from './limits.ts';
import { backoff, type Deadlines, failureOf } from './retry.ts';

/** One try at a call. It has to end soon after the signal aborts. */
export type Attempt<T> = (signal: AbortSignal) => Promise<T>;

/** The one queue in front of AWS. */
export interface Gate {
  /**
   * Makes a call when its turn has come, again and again until it is answered, refused for good, or its deadline is over;
   * then rejects with the last error. Rejects with the signal's reason when the run is aborted.
   */
  call<T>(place: CallPlace, attempt: Attempt<T>): Promise<T>;
  /** Forgets the buckets of an account. */
  release(account: string): void;
}

export type GateOptions = {
  /** Most calls under way at one moment. */
  readonly concurrency: number;
  /** The part of AWS's published limits that is used, from 0 to 1. */
  readonly share: number;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly counters: Counters;
  readonly signal: AbortSignal;
};

type Call = {
  readonly place: CallPlace;
  readonly lane: Lane<Call>;
  /** Whether the endpoint answers at all; shared by all accounts. */
  readonly endpoint: Breaker;
  /** The order of arrival, which a call keeps over its attempts. */
  readonly order: number;
  readonly attempt: Attempt<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  attempts: number;
  /** When it was first throttled, and when the first attempt that failed otherwise began. */
  throttledSince: number | null;
  failingSince: number | null;
};

/**
 * First come, first served, except that a call whose bucket is empty or that is backing off lets others pass. Tokens are
 * taken when a call is sent, not when it begins to wait: else they would pile up and be spent in one burst.
 */
export function openGate(options: GateOptions): Gate {
  const { clock, concurrency, counters, deadlines, signal } = options;
  const lanes: Lanes<Call> = lanesOf(options);
  const ready: Heap<Lane<Call>> = heapBy((lane) => lane.order);
  const asleep: Heap<Lane<Call>> = heapBy((lane) => lane.wakesAt);
  const underWay = new Set<AbortController>();
  const backingOff = new Map<Call, () => void>();
  let wake: { at: number; cancel: () => void } | null = null;
  let arrivals = 0;

  signal.addEventListener('abort', abort, { once: true });
  return {
    call: <T>(place: CallPlace, attempt: Attempt<T>) =>
      new Promise<T>((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const { lane, endpoint } = lanes.find(place);
        enqueue({
          ...{ place, lane, endpoint, order: arrivals++, attempt, resolve: resolve as Call['resolve'], reject },
          ...{ attempts: 0, throttledSince: null, failingSince: null },
        });
      }),
    release: (account) => lanes.release(account),
  };

  function enqueue(call: Call): void {
    call.lane.waiting.push(call);
    if (call.lane.isQueued) return;
    queueUp(call.lane);
    pump();
  }

  /** A lane stands in `ready` or in `asleep`, once, as long as calls wait in it. */
  function queueUp(lane: Lane<Call>): void {
    const first = lane.waiting.peek();
    lane.isQueued = first !== undefined;
    if (first === undefined) return;
    const now = clock.now();
    lane.order = first.order;
    lane.wakesAt = refusalOf(first, now) === null ? lane.bucket.readyAt(now) : now;
    (lane.wakesAt > now ? asleep : ready).push(lane);
  }

  function pump(): void {
    if (signal.aborted) return;
    const now = clock.now();
    for (let lane = asleep.peek(); lane !== undefined && lane.wakesAt <= now; lane = asleep.peek()) {
      ready.push(asleep.pop() as Lane<Call>);
    }
    while (underWay.size < concurrency) {
      const lane = ready.pop();
      if (lane === undefined) break;
      const call = lane.waiting.peek();
      if (call !== undefined && refusalOf(call, now) !== null) refuse(lane.waiting.pop() as Call, now);
      else if (call !== undefined && lane.bucket.take(now)) send(lane.waiting.pop() as Call, now);
      queueUp(lane);
    }
    setAlarm();
  }

  function setAlarm(): void {
    const at = asleep.peek()?.wakesAt;
    if (at === wake?.at) return;
    wake?.cancel();
    wake = at === undefined ? null : { at, cancel: clock.after(Math.max(0, Math.ceil(at - clock.now())), alarm) };
  }

  function alarm(): void {
    wake = null;
    pump();
  }

  function send(call: Call, now: number): void {
    call.lane.throttling.pass(now);
    call.endpoint.pass(now);
    call.attempts += 1;
    counters.sent(call.place, call.attempts);
    const controller = new AbortController();
    const cancelTimeout = clock.after(timeLeft(call, now), () => controller.abort(noAnswer(deadlines.unanswered)));
    let isSettled = false;
    const settle = (act: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      cancelTimeout();
      underWay.delete(controller);
      act();
      pump();
    };
    const fail = (error: unknown): void => settle(() => failed(call, error, now));
    controller.signal.addEventListener('abort', () => fail(controller.signal.reason), { once: true });
    underWay.add(controller);
    call.attempt(controller.signal).then((answer) => settle(() => answered(call, answer)), fail);
  }

  function timeLeft(call: Call, now: number): number {
    return Math.max(SHORTEST_ATTEMPT_MS, deadlines.unanswered - (now - (call.failingSince ?? now)));
  }

  function answered(call: Call, answer: unknown): void {
    isAlive(call);
    call.resolve(answer);
  }

  /** AWS took the call, whatever it said. */
  function isAlive(call: Call): void {
    call.lane.bucket.answered();
    call.lane.throttling.open();
    call.lane.throttledSince = null;
    call.endpoint.open();
    lanes.answers(call.place);
  }

  function failed(call: Call, error: unknown, sentAt: number): void {
    if (signal.aborted) {
      call.reject(signal.reason);
      return;
    }
    const now = clock.now();
    const failure = failureOf(call.place.operation, error);
    if (failure === 'throttled') {
      throttled(call, error, sentAt, now);
      return;
    }
    if (statusOf(error) !== null) isAlive(call);
    call.failingSince ??= sentAt;
    const pause = backoff(call.attempts, clock.random());
    const isInTime = now + pause - call.failingSince < deadlines.unanswered;
    if (isInTime && (failure === 'no-answer' || failure === 'spoiled')) {
      again(call, pause);
      return;
    }
    const isSilent = failure === 'no-answer' || failure === 'no-host';
    if (isSilent && !lanes.hasAnswered(call.place)) call.endpoint.shut(error, now);
    call.reject(error);
  }

  function throttled(call: Call, error: unknown, sentAt: number, now: number): void {
    const { lane } = call;
    counters.throttled(call.place.operation);
    lane.bucket.throttled(sentAt, now);
    lane.throttledSince ??= now;
    call.throttledSince ??= now;
    if (now - lane.throttledSince >= deadlines.throttled) lane.throttling.shut(error, now);
    if (now - call.throttledSince >= deadlines.throttled) call.reject(error);
    else again(call, backoff(call.attempts, clock.random()));
  }

  function again(call: Call, pauseMs: number): void {
    const cancel = clock.after(pauseMs, () => {
      backingOff.delete(call);
      enqueue(call);
    });
    backingOff.set(call, cancel);
  }

  function refusalOf(call: Call, now: number): unknown {
    for (const breaker of [call.lane.throttling, call.endpoint]) if (breaker.refuses(now)) return breaker.error;
    return null;
  }

  function refuse(call: Call, now: number): void {
    counters.refused(call.place.operation);
    call.reject(refusalOf(call, now));
  }

  function abort(): void {
    for (const controller of underWay) controller.abort(signal.reason);
    for (const [call, cancel] of backingOff) {
      cancel();
      call.reject(signal.reason);
    }
    backingOff.clear();
    for (const queue of [ready, asleep]) {
      for (let lane = queue.pop(); lane !== undefined; lane = queue.pop()) {
        for (let call = lane.waiting.pop(); call !== undefined; call = lane.waiting.pop()) call.reject(signal.reason);
        lane.isQueued = false;
      }
    }
    wake?.cancel();
    wake = null;
  }
}

/** A call that was throttled for long and failed before still gets this much time. */
const SHORTEST_ATTEMPT_MS = 1_000;

function noAnswer(milliseconds: number): Error {
  const error = new Error(`no answer within ${milliseconds} ms`);
  error.name = 'TimeoutError';
  return error;
}
