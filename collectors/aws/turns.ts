import type { Clock } from './clock.ts';
import { type Heap, heapBy } from './heap.ts';
import type { Lane } from './lanes.ts';

/** Who is next. First come, first served, except that a call whose bucket is empty lets others pass. */
export interface Turns<Call> {
  /** A call begins to wait, or waits again in its old place. */
  add(call: Call): void;
  /** Gives turns for as long as there is room. */
  give(): void;
  /** Takes out every call that waits. */
  clear(): Call[];
}

/**
 * Tokens are taken when a call is sent, not when it begins to wait: else they would pile up behind the limit of calls
 * under way and be spent in one burst.
 */
export function openTurns<Call extends { readonly order: number; readonly lane: Lane<Call> }>(options: {
  readonly clock: Clock;
  readonly hasRoom: () => boolean;
  /** Whether a call has to be refused without being sent. */
  readonly isRefused: (call: Call, now: number) => boolean;
  readonly refuse: (call: Call, now: number) => void;
  readonly send: (call: Call, now: number) => void;
}): Turns<Call> {
  const { clock, hasRoom, isRefused, refuse, send } = options;
  const ready: Heap<Lane<Call>> = heapBy((lane) => lane.order);
  const asleep: Heap<Lane<Call>> = heapBy((lane) => lane.wakesAt);
  let alarm: { readonly at: number; readonly cancel: () => void } | null = null;

  return { add, give, clear };

  function add(call: Call): void {
    call.lane.waiting.push(call);
    if (call.lane.isQueued) return;
    queueUp(call.lane);
    give();
  }

  /** A lane stands in `ready` or in `asleep`, once, as long as calls wait in it. */
  function queueUp(lane: Lane<Call>): void {
    const first = lane.waiting.peek();
    lane.isQueued = first !== undefined;
    if (first === undefined) return;
    const now = clock.now();
    lane.order = first.order;
    lane.wakesAt = isRefused(first, now) ? now : lane.bucket.readyAt(now);
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
      } else if (call !== undefined && lane.bucket.take(now)) {
        lane.waiting.pop();
        send(call, now);
      }
      queueUp(lane);
    }
    setAlarm();
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
    for (const lanes of [ready, asleep]) {
      for (let lane = lanes.pop(); lane !== undefined; lane = lanes.pop()) {
        for (let call = lane.waiting.pop(); call !== undefined; call = lane.waiting.pop()) calls.push(call);
        lane.isQueued = false;
      }
    }
    setAlarm();
    return calls;
  }
}
