import type { Finding } from '../../model/finding.ts';
import { compare } from '../compare.ts';

/** The order of the findings of one rule: by account, region, resource. */
export function byPlace(a: Finding, b: Finding): number {
  return compare(a.account, b.account) || compare(a.region, b.region) || compare(a.resource, b.resource);
}
