import type { Verdict } from '../../model/finding.ts';

/** How many findings the whole page lists one by one; the others are counted by account and region. */
export const LISTED_FINDINGS = {
  fail: 1_000,
  unknown: 500,
  manual: 100,
  pass: 0,
  'not-applicable': 0,
} as const satisfies Record<Verdict, number>;

/** Longest markup of one finding, in bytes; a longer one is shown without its evidence and its notes. */
export const FINDING_MARKUP = 5_000;

/** Rows of counts by account and region on the whole page. */
export const PLACE_ROWS = 4_000;

/** Rows of the coverage table and of the list of accounts that were left out. */
export const ACCOUNT_ROWS = 250;

/** An equal share of a limit, and never so little that a list says nothing. */
export function shareOf(limit: number, sharers: number): number {
  return limit === 0 ? 0 : Math.max(5, Math.floor(limit / Math.max(1, sharers)));
}
