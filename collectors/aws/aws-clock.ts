import { CLOCK_TOLERANCE_SECONDS, type ClockCheck } from '../../model/snapshot.ts';

/** AWS's clock, as the `Date` headers of its answers tell it. */
export type AwsClock = {
  /** An answer to a request that was sent at `sentAt`; both times in milliseconds of this machine's clock. */
  answered(date: string | undefined, sentAt: number, receivedAt: number): void;
  /** Milliseconds that this machine is ahead of AWS by the best of the latest answers; 0 while no answer told. */
  ahead(): number;
  /** The same for signatures: 0 as long as AWS accepts them without a correction. */
  correction(): number;
  check(): ClockCheck;
};

export const TOLERANCE_MS = CLOCK_TOLERANCE_SECONDS * 1000;

/**
 * A header has whole seconds and is written somewhere between sending and receiving, so the quickest answer tells best.
 * A clock may be set while a scan runs: each minute has its own best answer, and `check` gives the worst of them.
 */
export function openAwsClock(): AwsClock {
  let minute: Estimate | null = null;
  let worst: Estimate | null = null;

  return {
    answered(date, sentAt, receivedAt) {
      const told = date === undefined ? Number.NaN : Date.parse(date);
      // A machine whose clock was set back in between cannot say how long the answer took.
      if (Number.isNaN(told) || receivedAt < sentAt) return;
      const ahead = (sentAt + receivedAt) / 2 - (told + HALF_A_SECOND_MS);
      const estimate = { ahead, took: receivedAt - sentAt, minute: Math.floor(receivedAt / MINUTE_MS) };
      if (minute === null || minute.minute !== estimate.minute) {
        worst = worse(worst, minute);
        minute = estimate;
      } else if (estimate.took < minute.took) minute = estimate;
    },
    ahead: () => minute?.ahead ?? 0,
    correction: () => (Math.abs(minute?.ahead ?? 0) > TOLERANCE_MS ? -(minute?.ahead ?? 0) : 0),
    check() {
      const found = worse(worst, minute);
      // Adding zero makes zero of minus zero, which JSON does not know.
      return { aheadSeconds: found === null ? null : Math.round(found.ahead / 1000) + 0 };
    },
  };
}

type Estimate = { readonly ahead: number; readonly took: number; readonly minute: number };

const MINUTE_MS = 60_000;
const HALF_A_SECOND_MS = 500;

function worse(one: Estimate | null, other: Estimate | null): Estimate | null {
  if (one === null || other === null) return one ?? other;
  return Math.abs(one.ahead) >= Math.abs(other.ahead) ? one : other;
}
