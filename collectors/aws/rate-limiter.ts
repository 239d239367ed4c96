import type { Clock } from './clock.ts';
import type { Counters } from './counters.ts';
import { Deadline } from './deadline.ts';
import type { EndpointState } from './endpoint-state.ts';
import { statusOf } from './errors.ts';
import { replacementOf } from './expired.ts';
import type { CallPlace } from './limits.ts';
import { type Queue, type Queues, queuesOf } from './queues.ts';
import { backoff, type Deadlines, failureOf } from './retry.ts';
import { openScheduler } from './scheduler.ts';
import { afterRunning } from './suspend-aware-timer.ts';

/** One try at a call. It has to end soon after the signal aborts. */
export type Attempt<T> = (signal: AbortSignal) => Promise<T>;

/** The one queue in front of AWS. */
export interface RateLimiter {
  /**
   * Makes a call when its turn has come, again and again until it is answered, refused for good, or its deadline is over;
   * then rejects with the last error. One that lost its session is repeated when there is another. Rejects with the signal's reason when the run is aborted.
   */
  call<T>(place: CallPlace, attempt: Attempt<T>): Promise<T>;
  /** Forgets the buckets of an account. */
  release(account: string): void;
}

export type RateLimiterOptions = {
  /** Most calls under way at one moment. */
  readonly concurrency: number;
  /** The part of AWS's published limits that is used, from 0 to 1. */
  readonly share: number;
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly counters: Counters;
  readonly signal: AbortSignal;
  /** Endpoints are known to be there: none is tried before others may ask it. Left out: no. */
  readonly haveAnswered?: boolean;
};

type Call = {
  readonly place: CallPlace;
  readonly queue: Queue<Call>;
  readonly endpoint: EndpointState<Call>;
  /** The order of arrival, which a call keeps over its attempts. */
  readonly order: number;
  readonly attempt: Attempt<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly deadline: Deadline;
  attempts: number;
};

/** One rate limiter for all accounts, so that nothing waits at the border of one. */
export function openRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { clock, concurrency, counters, deadlines, signal } = options;
  const queues: Queues<Call> = queuesOf(options);
  const underWay = new Set<AbortController>();
  /** Those under way that wait for an endpoint that may not be there: nobody has to wait for their place. */
  const resting = new Set<AbortController>();
  const backingOff = new Map<Call, () => void>();
  const scheduler = openScheduler<Call>({
    clock,
    hasRoom: () => underWay.size - resting.size < concurrency,
    isRefused: (call, now) => counters.isSpent() || breakerOf(call, now) !== undefined,
    refuse,
    holderOf: (call) => (call.endpoint.holds(call) ? call.endpoint : null),
    send,
  });
  let arrivals = 0;

  signal.addEventListener('abort', abort, { once: true });
  return {
    call: <T>(place: CallPlace, attempt: Attempt<T>) =>
      new Promise<T>((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const { queue, endpoint } = queues.find(place);
        scheduler.add({
          ...{ place, queue, endpoint, order: arrivals++, attempt, resolve: resolve as Call['resolve'], reject },
          ...{ attempts: 0, deadline: new Deadline(deadlines) },
        });
      }),
    release: (account) => queues.release(account),
  };

  function send(call: Call, now: number): void {
    call.queue.throttling.pass(now);
    const isScout = call.endpoint.send(call, now);
    call.attempts += 1;
    counters.sent(call.place, call.attempts);
    const controller = new AbortController();
    const giveUpOn = () => controller.abort(noAnswer(deadlines.unanswered));
    const cancels = [afterRunning(clock, call.deadline.left, giveUpOn)];
    if (isScout) {
      cancels.push(clock.after(UNTIL_REST_MS, () => rest(controller)));
      cancels.push(call.endpoint.region.whenAway((error) => controller.abort(error)));
    }
    let isSettled = false;
    const settle = (act: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      for (const cancel of cancels) cancel();
      underWay.delete(controller);
      resting.delete(controller);
      act();
      if (!signal.aborted) scheduler.give();
    };
    const fail = (error: unknown): void => settle(() => failedSomehow(call, error, now));
    controller.signal.addEventListener('abort', () => fail(controller.signal.reason), { once: true });
    underWay.add(controller);
    call.attempt(controller.signal).then((answer) => settle(() => answered(call, answer)), fail);
  }

  function rest(controller: AbortController): void {
    resting.add(controller);
    scheduler.give();
  }

  function answered(call: Call, answer: unknown): void {
    isAlive(call);
    call.resolve(answer);
  }

  /** AWS took the call, whatever it said of it. */
  function isAlive(call: Call): void {
    call.queue.bucket.answered();
    call.queue.throttling.open();
    call.queue.throttled = null;
    answers(call);
  }

  function answers({ endpoint }: Call): void {
    if (endpoint.answers()) scheduler.letGo(endpoint);
  }

  /** An error that cannot be dealt with is that call's failure: nobody else would hear of it. */
  function failedSomehow(call: Call, error: unknown, sentAt: number): void {
    try {
      failed(call, error, sentAt);
    } catch (fault) {
      giveUp(call, fault);
    }
  }

  function failed(call: Call, error: unknown, sentAt: number): void {
    if (signal.aborted) {
      call.reject(signal.reason);
      return;
    }
    const now = clock.now();
    const session = replacementOf(error);
    if (session !== undefined) {
      isAlive(call);
      againAfter(call, session);
      return;
    }
    const failure = failureOf(call.place.operation, error);
    if (failure === 'throttled') {
      throttled(call, error, sentAt, now);
      return;
    }
    if (statusOf(error) !== null) isAlive(call);
    else if (failure === 'spoiled') answers(call);
    const isRepeated = failure === 'spoiled' || (failure === 'no-answer' && call.endpoint.region.error === null);
    const pause = backoff(call.attempts, clock.random());
    if (isRepeated && call.deadline.unanswered(now - sentAt, pause)) {
      again(call, pause);
      return;
    }
    if (failure === 'no-answer' || failure === 'no-host') call.endpoint.shut(call, error, now, failure === 'no-answer');
    giveUp(call, error);
  }

  function throttled(call: Call, error: unknown, sentAt: number, now: number): void {
    const { queue } = call;
    answers(call);
    counters.throttled(call.place.operation);
    queue.bucket.throttled(sentAt, now);
    queue.throttled ??= { since: now, answers: 0 };
    queue.throttled.answers += 1;
    const isHopeless = queue.throttled.answers >= ROW && now - queue.throttled.since >= deadlines.throttled;
    if (isHopeless) queue.throttling.shut(error, now);
    const pause = backoff(call.attempts, clock.random());
    if (!isHopeless && call.deadline.throttled(now - sentAt, pause)) again(call, pause);
    else giveUp(call, error);
  }

  function giveUp(call: Call, error: unknown): void {
    call.reject(error);
    if (call.endpoint.ended(call)) scheduler.letGo(call.endpoint);
  }

  function again(call: Call, pauseMs: number): void {
    const cancel = clock.after(pauseMs, () => {
      backingOff.delete(call);
      scheduler.add(call);
    });
    backingOff.set(call, cancel);
  }

  /** In its old place in the queue: at the end of a long one, the next session would end before its turn as well. */
  function againAfter(call: Call, session: Promise<unknown>): void {
    let isCancelled = false;
    backingOff.set(call, () => {
      isCancelled = true;
    });
    const repeat = () => {
      if (isCancelled) return;
      backingOff.delete(call);
      scheduler.add(call);
    };
    session.then(repeat, repeat);
  }

  function breakerOf(call: Call, now: number): { readonly error: unknown } | undefined {
    const { throttling } = call.queue;
    return throttling.refuses(now) ? throttling : call.endpoint.refusalOf(call, now);
  }

  function refuse(call: Call, now: number): void {
    counters.refused(call.place.operation);
    giveUp(call, counters.isSpent() ? counters.spentError() : breakerOf(call, now)?.error);
  }

  function abort(): void {
    for (const controller of underWay) controller.abort(signal.reason);
    for (const cancel of backingOff.values()) cancel();
    for (const call of [...backingOff.keys(), ...scheduler.clear()]) call.reject(signal.reason);
    backingOff.clear();
  }
}

/** Throttled answers that are no accident, where tokens are rare. */
const ROW = 8;

/** Longer than an endpoint that is there takes to answer. */
const UNTIL_REST_MS = 2_000;

function noAnswer(milliseconds: number): Error {
  const error = new Error(`no answer within ${milliseconds} ms`);
  error.name = 'TimeoutError';
  return error;
}
