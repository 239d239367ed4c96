import type { Cause } from '../model/finding.ts';
import { NotKnown } from './inventory.ts';

/** What a lookup says: its value, or the NotKnown that it threw. Any other error is thrown on. */
export function attempt<V>(read: () => V): { readonly value: V } | NotKnown {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof NotKnown) return error;
    throw error;
  }
}

/** What a lookup says; where it is not known, what stands in for it. */
export function knownOr<V, F>(read: () => V, fallback: (causes: readonly Cause[]) => F): V | F {
  const said = attempt(read);
  return said instanceof NotKnown ? fallback(said.causes) : said.value;
}

/** The causes with which a lookup fails; none when it succeeds. */
export function causesOf(lookup: () => unknown): readonly Cause[] {
  const said = attempt(lookup);
  return said instanceof NotKnown ? said.causes : [];
}

/** What is known of many things: the values in the order of `candidates`, and the causes why others are not among them. */
export type Gathered<V> = { readonly values: readonly V[]; readonly causes: readonly Cause[] };

/** Reads of each candidate what is known. Whoever uses the values has to answer for the causes. */
export function gather<C, V>(candidates: Iterable<C>, read: (candidate: C) => V): Gathered<V> {
  const values: V[] = [];
  const causes: Cause[] = [];
  for (const candidate of candidates) {
    const said = attempt(() => read(candidate));
    if (said instanceof NotKnown) causes.push(...said.causes);
    else values.push(said.value);
  }
  return { values, causes };
}

/**
 * What is known of several ways to the same end, one of which is enough. When a known way leads there, what could not
 * be read of the others does not matter; when none does, it does.
 *
 * @returns the known values, in the order of `candidates`.
 * @throws NotKnown with the causes of all, when a candidate is not known and no known one is `enough`.
 */
export function someKnown<C, V>(
  candidates: Iterable<C>,
  read: (candidate: C) => V,
  enough: (value: V) => boolean,
): readonly V[] {
  const { values, causes } = gather(candidates, read);
  if (causes.length > 0 && !values.some(enough)) throw new NotKnown(causes);
  return values;
}

/**
 * Whether every candidate is so. One that is known not to be decides, whatever could not be read of the others.
 *
 * @throws NotKnown with all causes when none is known not to be so and some are not known.
 */
export function everyKnown<C>(candidates: Iterable<C>, isSo: (candidate: C) => boolean): boolean {
  return someKnown(candidates, isSo, (so) => !so).every((so) => so);
}
