import { faultsOf } from '../../app/faults.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../sim/server.ts';
import { VIOLATIONS, violate } from '../../sim/violations/index.ts';
import { type ScanOptions, scan } from '../scan.ts';
import type { FullReport } from '../whole-report.ts';
import { type Rewriting, rewritten } from './rewritten.ts';

/** The organization that strings are planted in: the same one in every scan, so that scans can be compared. */
export type OrganizationShape = {
  readonly accounts: number;
  readonly regions: number;
  readonly violations: readonly string[];
};

export type Served = { readonly endpoint: string; readonly landingZone: LandingZone; readonly accessKeyId: string };

/** The organization, and what it says of itself besides. */
export async function serve<T>(
  { accounts, regions, violations }: OrganizationShape,
  rewriting: Rewriting,
  use: (served: Served) => Promise<T>,
): Promise<T> {
  const landingZone = buildLandingZone({ accounts, regions, seed: 1, now: new Date(NOON) });
  violate(landingZone, violations);
  const server = await startServer({
    handlers: await rewritten(handlersOf(landingZone), rewriting),
    callerAccount: landingZone.callerAccount,
    recordCalls: false,
  });
  try {
    return await use({ endpoint: server.endpoint, landingZone, accessKeyId: `AKIASIM0${landingZone.callerAccount}` });
  } finally {
    await server.close();
  }
}

/** Serves and scans over HTTP. An organization that cannot even be entered has no report, but lines for the user. */
export async function reportOrFaults(
  shape: OrganizationShape,
  rewriting: Rewriting,
  options: Partial<ScanOptions> = {},
): Promise<FullReport | readonly string[]> {
  try {
    return await scanRewritten(shape, rewriting, options);
  } catch (error) {
    const faults = faultsOf(error);
    if (faults === null) throw error;
    return faults;
  }
}

/** Serves and scans over HTTP. */
export function scanRewritten(
  shape: OrganizationShape,
  rewriting: Rewriting,
  options: Partial<ScanOptions> = {},
): Promise<FullReport> {
  return serve(shape, rewriting, ({ endpoint, accessKeyId, landingZone }) =>
    scan({ endpoint, accessKeyId, organization: organizationOf(landingZone), timing: TIMING, ...options }),
  );
}

export function organizationOf({ homeRegion, core, scanRole }: LandingZone): unknown {
  return { homeRegion, accounts: core, scanRole };
}

/** As many violations as fit into one organization, beginning with another one each time. */
export function violationsFrom(start: number, shape: Omit<OrganizationShape, 'violations'>): string[] {
  const names = Object.keys(VIOLATIONS);
  const chosen: string[] = [];
  for (const name of [...names.slice(start % names.length), ...names.slice(0, start % names.length)]) {
    const landingZone = buildLandingZone({ ...shape, seed: 1, now: new Date(NOON) });
    try {
      violate(landingZone, [...chosen, name]);
      chosen.push(name);
    } catch {
      // It needs what another one has taken away.
    }
  }
  return chosen;
}

/** One moment for every scan of a run: instants in it are the same. */
const NOON = Date.now();
/** A busy machine is no fault of an answer's. */
const TIMING = {
  deadlines: { throttled: 200, unanswered: 15_000 },
  timeouts: { connect: 30_000, answer: 60_000 },
} satisfies ScanOptions['timing'];
