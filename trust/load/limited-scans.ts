import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { timeOfBuckets } from './ideal.ts';
import { brokenBy } from './promises.ts';
import { gapText, type ServedScan, servedScan } from './served-scan.ts';
import type { Weather } from './virtual-run.ts';

export type LimitedScan = {
  readonly calls: number;
  readonly throttled: number;
  readonly timeOverIdeal: number;
  readonly broken: readonly string[];
};

/** An organization with so many log groups in every region of every account, and a few VPCs each. */
export function busyLandingZone(logGroups: number, regions: number): LandingZone {
  return buildLandingZone({
    ...{ accounts: 5, regions, seed: 1, now: new Date('2026-11-01T12:00:00.000Z') },
    ...{ logGroupsPerRegion: logGroups, vpcsPerRegion: 8 },
  });
}

/** The organization as a scan sees it that nothing limits, and what that takes. */
export async function scanFreely(landingZone: LandingZone): Promise<ServedScan> {
  // The first scan of a process loads the SDK.
  await servedScan({ landingZone, aws: { share: NO_LIMITS } });
  const scan = await servedScan({ landingZone, server: { latencyMs: LATENCY_MS }, aws: { share: NO_LIMITS } });
  if (scan.gaps.length > 0) throw new Error(`a scan that nothing limits has ${gapText(scan)}`);
  return scan;
}

/**
 * Scans an organization whose AWS limits, over HTTP. The ideal time is what the fullest bucket needs, and what the same
 * scan takes where nothing is limited.
 */
export async function scanWithLimits(
  landingZone: LandingZone,
  free: ServedScan,
  weather: Weather,
  isTimed: boolean,
): Promise<LimitedScan> {
  const { share, scale, others } = weather;
  const server = { latencyMs: LATENCY_MS, limits: { scale, others } };
  const scan = await servedScan({ landingZone, server, aws: { share } });
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
const NO_LIMITS = 1000;
