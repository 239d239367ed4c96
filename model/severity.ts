import { z } from 'zod';

/** From worst to mildest; the order is the order of every list of findings. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'informational'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

/** 0 for the worst. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
