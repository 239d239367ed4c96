import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { timeOfBuckets } from './ideal.ts';
import { brokenBy } from './promises.ts';
import { gapText, type ServedScan, SLOW_MACHINE, servedScan } from './served-scan.ts';
import type { Weather } from './virtual-run.ts';

export type LimitedScan = {
  readonly calls: number;
  readonly throttled: number;
  readonly timeOverIdeal: number;
  readonly broken: readonly string[];
};

/** An organization with so many log groups in every region of every account, and a few VPCs each. */
function busyLandingZone(logGroups: number, regions: number): LandingZone {
  return buildLandingZone({
    ...{ accounts: 5, regions, seed: 1, now: new Date('2026-11-01T12:00:00.000Z') },
    ...{ logGroupsPerRegion: logGroups, vpcsPerRegion: 8 },
  });
}

/** An organization, and what a scan sees of it that nothing limits. */
export type Known = { readonly landingZone: LandingZone; readonly free: ServedScan };

const known = new Map<string, Promise<Known>>();

/** Scans a busy landing zone once, however many ask for it. */
export function knownLandingZone(logGroups: number, regions: number): Promise<Known> {
  const key = `${logGroups} ${regions}`;
  const found = known.get(key) ?? scanFreely(busyLandingZone(logGroups, regions));
  known.set(key, found);
  return found;
}

async function scanFreely(landingZone: LandingZone): Promise<Known> {
  // The first scan of a process loads the SDK.
  if (known.size === 0) await servedScan({ landingZone, aws: FREE });
  const scan = await servedScan({ landingZone, server: { latencyMs: LATENCY_MS }, aws: FREE });
  if (scan.gaps.length > 0) throw new Error(`a scan that nothing limits has ${gapText(scan)}`);
  return { landingZone, free: scan };
}

/**
 * Scans an organization whose AWS limits, over HTTP. The ideal time is what the fullest bucket needs, and what the same
 * scan takes where nothing is limited.
 */
export async function scanWithLimits(
  { landingZone, free }: Known,
  weather: Weather,
  isTimed: boolean,
): Promise<LimitedScan> {
  const { share, scale, others } = weather;
  const server = { latencyMs: LATENCY_MS, limits: { scale, others } };
  const scan = await servedScan({ landingZone, server, aws: { ...SLOW_MACHINE, share } });
  const { calls, throttled, milliseconds } = scan;
  const used = Math.min(share, scale * (1 - others));
  const ideal = timeOfBuckets(free.server.calls, used) + free.milliseconds;
  const lost = scan.gaps.length;
  const broken = brokenBy({ calls, lost, throttled, milliseconds, ideal }, weather, isTimed);
  if (lost > 0) broken.push(gapText(scan));
  if (scan.seen !== free.seen) broken.push('it did not see what the scan without limits saw');
  const counted = [...scan.server.throttled.values()].reduce((sum, count) => sum + count, 0);
  if (counted !== throttled) broken.push(`AWS throttled ${counted} calls, and the scan counted ${throttled}`);
  const timeOverIdeal = Math.round((milliseconds / ideal) * 1000) / 1000;
  return { calls, throttled, timeOverIdeal, broken: broken.map((line) => `scan ${JSON.stringify(weather)}: ${line}`) };
}

const LATENCY_MS = 20;
/** More than any server here allows. */
const FREE = { ...SLOW_MACHINE, share: 1000 };
