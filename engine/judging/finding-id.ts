import { hash } from 'node:crypto';
import type { Place } from '../../model/names.ts';

/** Stable over scans: the first 32 hex digits of SHA-256 over rule, account, region and resource. */
export function findingId(rule: string, { account, region }: Place, resource: string): string {
  // One call costs half of what a hash object costs, and every finding pays it.
  return hash('sha256', `${rule}\u0000${account}\u0000${region}\u0000${resource}`, 'hex').slice(0, 32);
}
