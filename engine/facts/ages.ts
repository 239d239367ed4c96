import type { Instant } from '../../model/names.ts';

/** Minutes from one instant to a later one, rounded up, so that a limit in whole minutes is kept exactly. */
export function minutesBetween(earlier: Instant, later: Instant): number {
  return Math.ceil((Date.parse(later) - Date.parse(earlier)) / 60_000);
}

/** Hours from one instant to a later one, rounded up. */
export function hoursBetween(earlier: Instant, later: Instant): number {
  return Math.ceil((Date.parse(later) - Date.parse(earlier)) / 3_600_000);
}
