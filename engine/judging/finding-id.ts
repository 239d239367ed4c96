import { createHash } from 'node:crypto';
import type { Place } from '../../model/names.ts';

/** Stable over scans: the first 32 hex digits of SHA-256 over rule, account, region and resource. */
export function findingId(rule: string, { account, region }: Place, resource: string): string {
  return createHash('sha256').update([rule, account, region, resource].join('\0')).digest('hex').slice(0, 32);
}
