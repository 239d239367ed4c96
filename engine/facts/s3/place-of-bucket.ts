import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';

/** Buckets, and all answers about them, belong to the account as a whole. */
export function placeOfBucket({ account }: ResourceOf<'bucket'>): Place {
  return { account, region: 'global' };
}
