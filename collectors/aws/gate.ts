import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import type { Counters } from './counters.ts';
import { statusOf } from './errors.ts';
import { type Lane, type Lanes, lanesOf } from './lanes.ts';
import type { CallPlace } from './limits.ts';
import { backoff, type Deadlines, failureOf } from './retry.ts';
import { openTurns } from './turns.ts';

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

/** One gate for all accounts, so that nothing waits at the border of one. */
export function openGate(options: GateOptions): Gate {
  const { clock, concurrency, counters, deadlines, signal } = options;
  const lanes: Lanes<Call> = lanesOf(options);
  const underWay = new Set<AbortController>();
  const backingOff = new Map<Call, () => void>();
  const turns = openTurns<Call>({
    clock,
    hasRoom: () => underWay.size < concurrency,
    isRefused: (call, now) => breakerOf(call, now) !== undefined,
    refuse,
    send,
  });
  let arrivals = 0;

  signal.addEventListener('abort', abort, { once: true });
  return {
    call: <T>(place: CallPlace, attempt: Attempt<T>) =>
      new Promise<T>((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const { lane, endpoint } = lanes.find(place);
        turns.add({
          ...{ place, lane, endpoint, order: arrivals++, attempt, resolve: resolve as Call['resolve'], reject },
          ...{ attempts: 0, throttledSince: null, failingSince: null },
        });
      }),
    release: (account) => lanes.release(account),
  };

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
      if (!signal.aborted) turns.give();
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

  /** AWS took the call, whatever it said of it. */
  function isAlive(call: Call): void {
    call.lane.bucket.answered();
    call.lane.throttling.open();
    call.lane.throttledSince = null;
    answers(call);
  }

  function answers(call: Call): void {
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
    answers(call);
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
      turns.add(call);
    });
    backingOff.set(call, cancel);
  }

  function breakerOf(call: Call, now: number): Breaker | undefined {
    return [call.lane.throttling, call.endpoint].find((breaker) => breaker.refuses(now));
  }

  function refuse(call: Call, now: number): void {
    counters.refused(call.place.operation);
    call.reject(breakerOf(call, now)?.error);
  }

  function abort(): void {
    for (const controller of underWay) controller.abort(signal.reason);
    for (const cancel of backingOff.values()) cancel();
    for (const call of [...backingOff.keys(), ...turns.clear()]) call.reject(signal.reason);
    backingOff.clear();
  }
}

/** A call that was throttled for long and failed before still gets this much time. */
const SHORTEST_ATTEMPT_MS = 1_000;

function noAnswer(milliseconds: number): Error {
  const error = new Error(`no answer within ${milliseconds} ms`);
  error.name = 'TimeoutError';
  return error;
}
