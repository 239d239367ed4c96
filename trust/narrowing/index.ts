import { eachOf } from '../../collectors/runner/concurrency.ts';
import { seededRandom, shuffled } from '../random.ts';
import { type SimulatedOptions, scanSimulated } from '../scan.ts';
import type { Sweep, SweepSize } from '../sweep.ts';
import { type ViolationBatch, violationBatches } from '../violation-batches.ts';
import type { FullReport } from '../whole-report.ts';
import { faultsOfNarrowing } from './compare-narrowed.ts';

/** Whatever a run is told not to look at: what it says is what the scan of everything says, or unknown. */
export const narrowing: Sweep = {
  promise: 'What a run leaves out by --account or --region is neither acquitted nor accused: it is not known.',
  async run({ size, seed, progress }) {
    const batches = shuffled(violationBatches(seed), seededRandom(seed)).slice(0, MOST[size]);
    const compliant: ViolationBatch = { names: [], parameters: {} };
    const organizations = [compliant, ...batches].slice(size === 'sample' ? 1 : 0);
    let scans = 0;
    let done = 0;
    const broken = await eachOf([...organizations.entries()], AT_ONCE, async ([index, { names, parameters }]) => {
      const violated = { ...ORGANIZATION, violations: names, parameters };
      const { report: whole } = await scanSimulated(violated);
      const faults: string[] = [];
      for (const narrowed of narrowingsOf(whole, size, seed + index)) {
        const { report } = await scanSimulated({ ...violated, ...narrowed });
        scans += 1;
        const what = `${names.join(', ') || 'compliant'} with ${JSON.stringify(narrowed)}`;
        faults.push(...faultsOfNarrowing(whole, report).map((fault) => `${what}: ${fault}`));
      }
      progress(`${++done} of ${organizations.length} organizations`);
      return faults;
    });
    const violations = organizations.reduce((sum, { names }) => sum + names.length, 0);
    return { counts: { violations, narrowed: scans, scans: scans + organizations.length }, broken: broken.flat() };
  },
};

const ORGANIZATION = { size: 5, in: 2 } as const satisfies SimulatedOptions;
const MOST: Readonly<Record<SweepSize, number>> = { sample: 1, ci: 4, full: Number.POSITIVE_INFINITY };
const AT_ONCE = 2;

type Narrowing = Pick<SimulatedOptions, 'accounts' | 'regions'>;

/** By accounts and by region; in a whole sweep all of them, else one of each. */
function narrowingsOf({ targets }: FullReport, size: SweepSize, seed: number): Narrowing[] {
  const { management, logArchive, security } = targets.core;
  const workloads = targets.accounts.filter(({ roles, leftOut }) => roles.length === 0 && leftOut === null);
  const byAccount = [
    [management, logArchive],
    workloads.slice(0, 1).map(({ account }) => account),
    [security],
    [management, logArchive, security],
  ].map((accounts) => ({ accounts: accounts.filter((account) => account !== null) }));
  const scanned = [...new Set(targets.accounts.flatMap((target) => target.regions ?? []))].sort();
  const byRegion = scanned.map((region) => ({ regions: [region] }));
  return size === 'full' ? [...byAccount, ...byRegion] : [...oneOf(byAccount, seed), ...oneOf(byRegion, seed)];
}

function oneOf<V>(values: readonly V[], seed: number): V[] {
  const index = Math.abs(seed) % values.length;
  return values.slice(index, index + 1);
}
