import { eachOf } from '../../collectors/runner/concurrency.ts';
import { type Definition, RESOURCES } from '../../model/resource.ts';
import { seededRandom, shuffled } from '../random.ts';
import type { SweepSize } from '../sweep.ts';
import { type Baseline, baselineOf, narrowedFrom } from './baseline.ts';
import type { Case } from './cases.ts';
import { faultOn } from './kinds.ts';
import type { SinglesOptions } from './singles.ts';
import { COMPLIANT, type Situation, VIOLATED } from './situations.ts';
import { type Tried, tryCase } from './tried.ts';

/** The same organizations in two regions: one region can answer for the other. */
const IN_TWO_REGIONS: readonly Situation[] = [COMPLIANT, VIOLATED].map((situation) => ({
  ...situation,
  name: `${situation.name} in two regions`,
  regions: 2,
}));

/** Tries every regional operation with the answers of the other region of the same account. */
export async function tryOtherRegions(options: SinglesOptions): Promise<Tried[]> {
  const { size, seed, trials, slices, atOnce, progress } = options;
  const tried: Tried[] = [];
  for (const situation of SITUATIONS[size]) {
    const clean = await baselineOf(situation);
    const narrowed = narrowedFrom(clean, trials);
    const cases = shuffled(casesOf(clean), seededRandom(seed)).slice(0, MOST[size]);
    let done = 0;
    tried.push(
      ...(await eachOf(cases, atOnce, async (one) => {
        const result = await tryCase(one, await narrowed(slices(one.operation)), trials, null);
        progress(`${situation.name}: ${++done} of ${cases.length} operations`);
        return result;
      })),
    );
  }
  return tried;
}

const SITUATIONS: Readonly<Record<SweepSize, readonly Situation[]>> = {
  sample: IN_TWO_REGIONS.slice(1),
  ci: IN_TWO_REGIONS,
  full: IN_TWO_REGIONS,
};
const MOST: Readonly<Record<SweepSize, number>> = {
  sample: 4,
  ci: Number.POSITIVE_INFINITY,
  full: Number.POSITIVE_INFINITY,
};

/** In each region with the answer of the other. */
function casesOf({ operations, report }: Baseline): Case[] {
  const regions = [...new Set(report.targets.accounts.flatMap((target) => target.regions ?? []))].sort();
  return operations.filter(isRegional).flatMap((operation) =>
    regions.map((from) => ({
      operation,
      fault: faultOn(operation, 'wrong-region', `from=${from}`),
      effect: 'partial' as const,
      denied: faultOn(operation, 'denied'),
      name: 'wrong-region',
      isInRealTime: true,
    })),
  );
}

function isRegional(operation: string): boolean {
  return Object.values<Definition>(RESOURCES).some((type) => type.operation === operation && type.scope === 'region');
}
