import { z } from 'zod';
import { AccountId, Instant, RegionOrGlobal } from './names.ts';

/**
 * What came of one question to AWS. `collected`, `off` and `not-in-region` are answers; every other outcome is a gap, and
 * whatever depends on it is unknown.
 *
 * - `collected`: every page was read.
 * - `off`: AWS said that the thing or the feature does not exist (a bucket without lifecycle rules).
 * - `not-in-region`: AWS's list of regions and services says that the service is not there; the question was not sent.
 * - `replaced`: refused, and another operation has told the same; `detail` names the refusal and the other one.
 * - `denied`, `denied-by-scp`: the caller may not ask; the second names a service control policy as the reason.
 * - `throttled`: still throttled at the deadline.
 * - `unreachable`: no connection, no answer in time, or no such host.
 * - `failed`: an answer that is an error or that is not what was asked for.
 */
export const Outcome = z.enum([
  'collected',
  'off',
  'not-in-region',
  'replaced',
  'denied',
  'denied-by-scp',
  'throttled',
  'unreachable',
  'failed',
]);
export type Outcome = z.infer<typeof Outcome>;

/** `ec2:DescribeVpcs`: the service as IAM writes it and the operation as the API writes it. */
export const OperationName = z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/);
export type OperationName = z.infer<typeof OperationName>;

/** One cell of the coverage matrix: what was asked of one account and region, and what came of it. */
export const Cell = z.strictObject({
  account: AccountId,
  region: RegionOrGlobal,
  operation: OperationName,
  /** `id` of the resource that the question was about; null when it was about the place as a whole. */
  resource: z.string().nullable(),
  outcome: Outcome,
  /** When the last answer came. */
  at: Instant,
  /** Pages read until the outcome was known; 0 when the first call already failed. */
  pages: z.int().min(0),
  /** Resources that went into the snapshot from this cell. */
  count: z.int().min(0),
  /** The error code that AWS or the network gave; null for `collected`. */
  code: z.string().nullable(),
  /**
   * The error message, shortened to 500 characters. null for `collected`, unless the question stood in for another one
   * that was refused.
   */
  detail: z.string().nullable(),
});
export type Cell = Readonly<z.infer<typeof Cell>>;

/** Whether a cell is an answer; if not it is a gap. */
export function isKnown(cell: Pick<Cell, 'outcome'>): boolean {
  return ANSWERS.includes(cell.outcome);
}

const ANSWERS: readonly Outcome[] = ['collected', 'off', 'not-in-region', 'replaced'];
