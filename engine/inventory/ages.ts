import type { Cause } from '../../model/finding.ts';
import type { Instant, Place } from '../../model/names.ts';
import { CLOCK_TOLERANCE_SECONDS, type Manifest } from '../../model/snapshot.ts';
import { type Asked, type Inventory, NotKnown } from '../inventory.ts';

/**
 * Ages of things at the time at which they were read. AWS's clock made the things, this machine's clock the time of
 * reading: where the two differ, nobody knows how old something is. Nor is it known of what had not happened yet when
 * AWS told of it.
 */
export function agesOf(
  { takenAt, clock }: Pick<Manifest, 'takenAt' | 'clock'>,
  readAt: (asked: Asked) => Instant,
  anywhere: Place,
): Pick<Inventory, 'minutesSince' | 'isOlderThan' | 'isYoungerThan' | 'comesWithin'> {
  const error = errorOf(clock.aheadSeconds);

  function millisecondsSince(instant: Instant, asked: Asked | null): number {
    return Date.parse(asked === null ? takenAt : readAt(asked)) - Date.parse(instant);
  }

  return {
    minutesSince(instant, asked) {
      const passed = age(instant, asked);
      if (error > 0) throw notKnown(asked, clockText(clock));
      return Math.max(0, Math.ceil(passed / MINUTE_MS));
    },
    isOlderThan: (instant, minutes, asked) => difference(age(instant, asked), minutes, asked) > 0,
    isYoungerThan: (instant, minutes, asked) => difference(age(instant, asked), minutes, asked) < 0,
    comesWithin: (planned, minutes, asked) => difference(millisecondsSince(planned, asked), -minutes, asked) > 0,
  };

  /** Milliseconds that had passed since something happened. */
  function age(instant: Instant, asked: Asked | null): number {
    const passed = millisecondsSince(instant, asked);
    if (passed < -Math.max(TOLERANCE_MS, error)) throw notKnown(asked, futureText(instant));
    return passed;
  }

  function difference(passed: number, minutes: number, asked: Asked | null): number {
    const over = passed - minutes * MINUTE_MS;
    if (error > 0 && Math.abs(over) <= error) throw notKnown(asked, clockText(clock));
    return over;
  }

  function notKnown(asked: Asked | null, detail: string): NotKnown {
    const { account, region } = asked?.place ?? anywhere;
    const resource = asked?.id ?? null;
    const cause: Cause = { account, region, operation: null, resource, outcome: 'clock', detail };
    return new NotKnown([cause]);
  }
}

const MINUTE_MS = 60_000;
const TOLERANCE_MS = CLOCK_TOLERANCE_SECONDS * 1000;

/** By how many milliseconds an age may be wrong; 0: by so little that it does not matter. */
function errorOf(aheadSeconds: number | null): number {
  if (aheadSeconds === null) return Number.POSITIVE_INFINITY;
  const off = Math.abs(aheadSeconds);
  return off <= CLOCK_TOLERANCE_SECONDS ? 0 : (off + CLOCK_TOLERANCE_SECONDS) * 1000;
}

function futureText(instant: Instant): string {
  return `AWS dates it ${instant}, which had not come yet when AWS said so`;
}

function clockText({ aheadSeconds }: Manifest['clock']): string {
  if (aheadSeconds === null) return "no answer told AWS's time, so that the clock of this machine could not be checked";
  const side = aheadSeconds > 0 ? 'ahead of' : 'behind';
  return `the clock of the machine that scanned was ${Math.abs(aheadSeconds)} seconds ${side} AWS's; set it and scan again`;
}
