import type { z } from 'zod';
import type { ExitReason as ExitReasonSchema } from '../../model/report.ts';

export type ExitReason = z.infer<typeof ExitReasonSchema>;

/** Worst first: an interrupted scan, asked wrongly, not everything seen, gate closed, not delivered. */
const PRECEDENCE = [130, 143, 2, 3, 1, 4];

/** Worst first. */
export function sortReasons(reasons: readonly ExitReason[]): ExitReason[] {
  return reasons.toSorted((a, b) => PRECEDENCE.indexOf(a.code) - PRECEDENCE.indexOf(b.code));
}

/** The code of the worst reason; 0 when there is none. */
export function exitCodeOf(reasons: readonly ExitReason[]): number {
  return sortReasons(reasons)[0]?.code ?? 0;
}
