import type { Sweep, SweepOptions, SweepSize } from '../sweep.ts';
import { NOWHERES } from './black-hole.ts';
import { type DeadOptions, type DeadScan, scanDeadRegions, scanDeadServices } from './dead-regions.ts';
import { ENDINGS, type Ending, scanThroughSessions } from './ending-sessions.ts';
import { knownLandingZone, scanWithLimits } from './limited-scans.ts';
import { ALONE, DISTURBED } from './promises.ts';
import { tryVirtualLoads } from './virtual-loads.ts';

/** Loads, log groups of each region, regions; whether times count, which needs a quiet machine and much patience. */
type Extent = {
  readonly loads: number;
  readonly logGroups: number;
  readonly regions: number;
  readonly isTimed: boolean;
};

const EXTENTS: Readonly<Record<SweepSize, Extent>> = {
  sample: { loads: 4, logGroups: 6, regions: 2, isTimed: false },
  ci: { loads: 25, logGroups: 40, regions: 2, isTimed: false },
  full: { loads: 200, logGroups: 120, regions: 4, isTimed: true },
};

export const load: Sweep = {
  promise:
    'A scan loses no call to limits, to regions that do not answer or to sessions that end, is hardly ever throttled, ' +
    'and takes little longer than the limits allow',
  async run(options) {
    const parts: Part[] = [];
    for (const part of [virtualLoads, limitedScans, deadEndpoints, endingSessions]) parts.push(await part(options));
    return {
      counts: Object.assign({}, ...parts.map(({ counts }) => counts)),
      broken: parts.flatMap(({ broken }) => broken),
    };
  },
};

/** What came of one part of the sweep. */
export type Part = { readonly counts: Readonly<Record<string, number>>; readonly broken: readonly string[] };

export async function virtualLoads({ size, seed, progress }: SweepOptions): Promise<Part> {
  progress('random loads in virtual time');
  const { loads, calls, throttled, broken } = await tryVirtualLoads(EXTENTS[size].loads, seed);
  return { counts: { virtualLoads: loads, virtualCalls: calls, virtualThrottled: throttled }, broken };
}

export async function limitedScans({ size, progress }: SweepOptions): Promise<Part> {
  const { logGroups, isTimed } = EXTENTS[size];
  progress('a scan without limits');
  const known = await knownLandingZone(logGroups, 2);
  progress('scans with limits');
  const [half, whole] = ALONE;
  if (half === undefined || whole === undefined) throw new Error('there are no weathers to scan in');
  const alone = await Promise.all([half, whole].map((weather) => scanWithLimits(known, weather, isTimed)));
  const rest = size === 'sample' ? [] : DISTURBED;
  const disturbed = await Promise.all(rest.map((weather) => scanWithLimits(known, weather, false)));
  const scans = [...alone, ...disturbed];
  return {
    counts: {
      limitedScans: scans.length,
      limitedCalls: sum(scans.map(({ calls }) => calls)),
      throttledAlone: sum(alone.map(({ throttled }) => throttled)),
      throttledDisturbed: sum(disturbed.map(({ throttled }) => throttled)),
      ...(isTimed ? { timeOverIdeal: Math.max(...alone.map(({ timeOverIdeal }) => timeOverIdeal)) } : {}),
    },
    broken: scans.flatMap(({ broken }) => broken),
  };
}

export async function deadEndpoints({ size, progress }: SweepOptions): Promise<Part> {
  const { regions, isTimed } = EXTENTS[size];
  progress('regions and services that do not answer');
  const known = await knownLandingZone(6, regions);
  const options: DeadOptions = { known, ...(isTimed ? { timing: null, most: 15_000 } : IMPATIENT) };
  const [, ...others] = known.landingZone.regions;
  const choices = size === 'full' ? [...others.map((region) => [region]), others] : [others];
  const scans: DeadScan[] = [];
  for (const choice of choices) scans.push(await scanDeadRegions(choice, options));
  scans.push(...(await Promise.all(Object.keys(NOWHERES).map((how) => scanDeadServices(how, options)))));
  return {
    counts: {
      deadScans: scans.length,
      deadGaps: sum(scans.map(({ gaps }) => gaps)),
      deadMilliseconds: Math.max(...scans.map(({ deadMilliseconds }) => deadMilliseconds)),
    },
    broken: scans.flatMap(({ broken }) => broken),
  };
}

export async function endingSessions({ size, progress }: SweepOptions): Promise<Part> {
  progress('sessions that end before the scan');
  const known = await knownLandingZone(size === 'full' ? 60 : 6, 2);
  const all = Object.keys(ENDINGS) as Ending[];
  const scans = await Promise.all(all.map((how) => scanThroughSessions(how, known)));
  return {
    counts: {
      sessionScans: scans.length,
      sessionMinutes: sum(scans.map(({ minutes }) => minutes)),
      rolesAssumed: sum(scans.map(({ assumed }) => assumed)),
      refusedByEnd: sum(scans.map(({ refused }) => refused)),
    },
    broken: scans.flatMap(({ broken }) => broken),
  };
}

const IMPATIENT: Omit<DeadOptions, 'known'> = {
  timing: {
    deadlines: { throttled: 60_000, unanswered: 6_000 },
    timeouts: { connect: 4_000, answer: 4_000 },
  },
  most: null,
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
