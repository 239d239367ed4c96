import { seededRandom, shuffled } from '../random.ts';
import type { SweepSize } from '../sweep.ts';
import type { Case } from './cases.ts';
import { indistinguishableOf } from './indistinguishable.ts';

/** Which cases belong to a size: the same part for the same seed, another one for the next. In the order of the list. */
export function chosenCases(cases: readonly Case[], size: SweepSize, seed: number): Case[] {
  if (size === 'full') return [...cases];
  // JSON's null of an inner member is left to the whole sweep: AWS's parsers take it for one that is left out.
  const outer = cases.filter(({ name }) => !/^null-member .*\./.test(name));
  // Whether an entry of the table is still needed shows only where all that falls under it is tried.
  const isAlways = (one: Case) => size === 'ci' && indistinguishableOf(one) !== null;
  const always = outer.filter(isAlways);
  const rest = shuffled(
    outer.filter((one) => !isAlways(one)),
    seededRandom(seed),
  );
  const chosen = new Set([...always, ...rest.slice(0, Math.max(0, MOST[size] - always.length))]);
  return outer.filter((one) => chosen.has(one));
}

/** Of one situation, however many operations there are: a run in CI and the tests end in time. */
const MOST: Readonly<Record<'sample' | 'ci', number>> = { sample: 24, ci: 700 };
