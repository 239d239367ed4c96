import type { Clock } from './clock.ts';
import { type Heap, heapBy } from './heap.ts';
import type { Queue } from './queues.ts';

/** Who is next. First come, first served, except that a call whose bucket is empty or that is held lets others pass. */
export interface CallScheduler<Call> {
  /** A call begins to wait, or waits again in its old place. */
  add(call: Call): void;
  /** Starts work for as long as there is room. */
  give(): void;
  /** What has held calls does so no more. */
  letGo(holder: object): void;
  /** Takes out every call that waits. */
  clear(): Call[];
}

export type CallSchedulerOptions<Call> = {
  readonly clock: Clock;
  readonly hasRoom: () => boolean;
  /** Whether a call has to be refused without being sent. */
  readonly isRefused: (call: Call, now: number) => boolean;
  readonly refuse: (call: Call, now: number) => void;
  /** What a call has to wait for besides tokens and room, until `letGo` says that it is over; null: nothing. */
  readonly holderOf: (call: Call) => object | null;
  readonly send: (call: Call, now: number) => void;
};

/**
 * Tokens are taken when a call is sent, not when it begins to wait: else they would pile up behind the limit of calls
 * under way and be spent in one burst.
 */
export function openScheduler<Call extends { readonly order: number; readonly queue: Queue<Call> }>(
  options: CallSchedulerOptions<Call>,
): CallScheduler<Call> {
  const { clock, hasRoom, isRefused, refuse, holderOf, send } = options;
  const ready: Heap<Queue<Call>> = heapBy((queue) => queue.order);
  const asleep: Heap<Queue<Call>> = heapBy((queue) => queue.wakesAt);
  const held = new Map<Queue<Call>, object>();
  let alarm: { readonly at: number; readonly cancel: () => void } | null = null;

  return { add, give, letGo, clear };

  function add(call: Call): void {
    const { queue } = call;
    queue.waiting.push(call);
    // What held the queue held the call that was first.
    if (queue.isQueued && !held.delete(queue)) return;
    queueUp(queue);
    give();
  }

  /** A queue stands in `ready`, in `asleep` or in `held`, once, as long as calls wait in it. */
  function queueUp(queue: Queue<Call>): void {
    const first = queue.waiting.peek();
    queue.isQueued = first !== undefined;
    if (first === undefined) return;
    const now = clock.now();
    const isOver = isRefused(first, now);
    const holder = isOver ? null : holderOf(first);
    if (holder !== null) {
      held.set(queue, holder);
      return;
    }
    queue.order = first.order;
    queue.wakesAt = isOver ? now : queue.bucket.readyAt(now);
    (queue.wakesAt > now ? asleep : ready).push(queue);
  }

  function give(): void {
    const now = clock.now();
    for (let queue = asleep.peek(); queue !== undefined && queue.wakesAt <= now; queue = asleep.peek()) {
      ready.push(queue);
      asleep.pop();
    }
    while (hasRoom()) {
      const queue = ready.pop();
      if (queue === undefined) break;
      const call = queue.waiting.peek();
      if (call !== undefined && isRefused(call, now)) {
        queue.waiting.pop();
        refuse(call, now);
      } else if (call !== undefined && holderOf(call) === null && queue.bucket.take(now)) {
        queue.waiting.pop();
        send(call, now);
      }
      queueUp(queue);
    }
    setAlarm();
  }

  function letGo(holder: object): void {
    const queues = [...held].filter(([, by]) => by === holder).map(([queue]) => queue);
    for (const queue of queues) {
      held.delete(queue);
      queueUp(queue);
    }
    give();
  }

  function setAlarm(): void {
    const at = asleep.peek()?.wakesAt;
    if (at === alarm?.at) return;
    alarm?.cancel();
    alarm = at === undefined ? null : { at, cancel: clock.after(Math.max(0, Math.ceil(at - clock.now())), ring) };
  }

  function ring(): void {
    alarm = null;
    give();
  }

  function clear(): Call[] {
    const calls: Call[] = [];
    const queues = [...held.keys(), ...drained(ready), ...drained(asleep)];
    held.clear();
    for (const queue of queues) {
      queue.isQueued = false;
      calls.push(...drained(queue.waiting));
    }
    setAlarm();
    return calls;
  }
}

function* drained<T>(heap: Heap<T>): Generator<T> {
  for (let value = heap.pop(); value !== undefined; value = heap.pop()) yield value;
}
