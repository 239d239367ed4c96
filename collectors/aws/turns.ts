import type { Clock } from './clock.ts';
import { type Heap, heapBy } from './heap.ts';
import type { Lane } from './lanes.ts';

/** Who is next. First come, first served, except that a call whose bucket is empty or that is held lets others pass. */
export interface Turns<Call> {
  /** A call begins to wait, or waits again in its old place. */
  add(call: Call): void;
  /** Gives turns for as long as there is room. */
  give(): void;
  /** What has held calls does so no more. */
  letGo(holder: object): void;
  /** Takes out every call that waits. */
  clear(): Call[];
}

export type TurnOptions<Call> = {
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
export function openTurns<Call extends { readonly order: number; readonly lane: Lane<Call> }>(
  options: TurnOptions<Call>,
): Turns<Call> {
  const { clock, hasRoom, isRefused, refuse, holderOf, send } = options;
  const ready: Heap<Lane<Call>> = heapBy((lane) => lane.order);
  const asleep: Heap<Lane<Call>> = heapBy((lane) => lane.wakesAt);
  const held = new Map<Lane<Call>, object>();
  let alarm: { readonly at: number; readonly cancel: () => void } | null = null;

  return { add, give, letGo, clear };

  function add(call: Call): void {
    const { lane } = call;
    lane.waiting.push(call);
    // What held the lane held the call that was first.
    if (lane.isQueued && !held.delete(lane)) return;
    queueUp(lane);
    give();
  }

  /** A lane stands in `ready`, in `asleep` or in `held`, once, as long as calls wait in it. */
  function queueUp(lane: Lane<Call>): void {
    const first = lane.waiting.peek();
    lane.isQueued = first !== undefined;
    if (first === undefined) return;
    const now = clock.now();
    const isOver = isRefused(first, now);
    const holder = isOver ? null : holderOf(first);
    if (holder !== null) {
      held.set(lane, holder);
      return;
    }
    lane.order = first.order;
    lane.wakesAt = isOver ? now : lane.bucket.readyAt(now);
    (lane.wakesAt > now ? asleep : ready).push(lane);
  }

  function give(): void {
    const now = clock.now();
    for (let lane = asleep.peek(); lane !== undefined && lane.wakesAt <= now; lane = asleep.peek()) {
      ready.push(lane);
      asleep.pop();
    }
    while (hasRoom()) {
      const lane = ready.pop();
      if (lane === undefined) break;
      const call = lane.waiting.peek();
      if (call !== undefined && isRefused(call, now)) {
        lane.waiting.pop();
        refuse(call, now);
      } else if (call !== undefined && holderOf(call) === null && lane.bucket.take(now)) {
        lane.waiting.pop();
        send(call, now);
      }
      queueUp(lane);
    }
    setAlarm();
  }

  function letGo(holder: object): void {
    const lanes = [...held].filter(([, by]) => by === holder).map(([lane]) => lane);
    for (const lane of lanes) {
      held.delete(lane);
      queueUp(lane);
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
    const lanes = [...held.keys(), ...drained(ready), ...drained(asleep)];
    held.clear();
    for (const lane of lanes) {
      lane.isQueued = false;
      calls.push(...drained(lane.waiting));
    }
    setAlarm();
    return calls;
  }
}

function* drained<T>(heap: Heap<T>): Generator<T> {
  for (let value = heap.pop(); value !== undefined; value = heap.pop()) yield value;
}
