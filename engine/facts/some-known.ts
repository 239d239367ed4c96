import type { Cause } from '../../model/finding.ts';
import { NotKnown } from '../world.ts';

/**
 * What is known of several ways to the same end, one of which is enough. When a known way leads there, what could not
 * be read of the others does not matter; when none does, it does.
 *
 * @returns the known values, in the order of `candidates`.
 * @throws NotKnown with the causes of all, when a candidate is not known and no known one is `enough`.
 */
export function someKnown<C, V>(
  candidates: readonly C[],
  read: (candidate: C) => V,
  enough: (value: V) => boolean,
): V[] {
  const values: V[] = [];
  const causes: Cause[] = [];
  for (const candidate of candidates) {
    try {
      values.push(read(candidate));
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      causes.push(...error.causes);
    }
  }
  if (causes.length > 0 && !values.some(enough)) throw new NotKnown(causes);
  return values;
}
