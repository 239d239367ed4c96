import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Estimate } from '../../app/estimate/estimate.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../sim/server.ts';
import { scan } from '../scan.ts';
import type { FullReport } from '../whole-report.ts';
import type { Part } from './part.ts';
import { dryRunOf } from './simulated-dry-run.ts';

/** Accounts, regions, and entries of a page: with few of them every list has pages, with many none has. */
const ORGANIZATIONS = [
  [5, 2, 1_000],
  [5, 2, 5],
  [12, 4, 5],
  [9, 3, 2],
  [30, 3, 1_000],
  [40, 5, 20],
] as const;
const MOST = { sample: 1, ci: 4, full: ORGANIZATIONS.length } as const;

/** Largest part by which the requests of a scan may differ from those that were announced. */
const TOLERANCE = 0.2;

/** What a dry run announces is what a scan then asks, and the dry run itself asks for the targets only. */
export const estimates: Part = async ({ size, seed, progress }) => {
  const broken: string[] = [];
  let operations = 0;
  const tried = ORGANIZATIONS.slice(0, MOST[size]);
  for (const [accounts, regions, pageSize] of tried) {
    progress(`${accounts} accounts, ${regions} regions`);
    const landingZone = buildLandingZone({ accounts, regions, seed, now: new Date() });
    const { blind, informed, report, sentByDryRun } = await announced(landingZone, pageSize);
    const actual = new Map(report.calls.map(({ operation, calls }) => [operation, calls]));
    const what = `${accounts} accounts in ${regions} regions with pages of ${pageSize}`;
    const all = report.calls.reduce((sum, { calls }) => sum + calls, 0);
    if (Math.abs(informed.totalCalls - all) > TOLERANCE * all) {
      broken.push(`${what}: ${informed.totalCalls} requests announced, ${all} made`);
    }
    for (const { operation, calls, basis } of pageSize === 1_000 ? blind.calls : []) {
      operations += 1;
      if (basis === 'planned' && actual.get(operation) !== calls) {
        broken.push(`${what}: ${calls} × ${operation} announced, ${actual.get(operation)} made`);
      }
    }
    for (const [operation, calls] of actual) {
      if (!informed.calls.some((row) => row.operation === operation))
        broken.push(`${what}: ${operation} was not announced`);
      if ((sentByDryRun.get(operation) ?? 0) > calls) broken.push(`${what}: the dry run asks ${operation} more often`);
    }
  }
  return { counts: { estimates: tried.length, placeOperations: operations }, broken };
};

type Announced = {
  /** Without an earlier snapshot, and with that of the scan itself. */
  readonly blind: Estimate;
  readonly informed: Estimate;
  readonly report: FullReport;
  readonly sentByDryRun: ReadonlyMap<string, number>;
};

async function announced(landingZone: LandingZone, pageSize: number): Promise<Announced> {
  const { callerAccount, homeRegion, core: accounts, scanRole } = landingZone;
  const server = await startServer({ handlers: handlersOf(landingZone, { pageSize }), callerAccount });
  const parent = await mkdtemp(path.join(tmpdir(), 'zonewarden-trust-'));
  const folder = path.join(parent, 'snapshot');
  try {
    const blind = await dryRunOf(landingZone, server.endpoint, null);
    const sentByDryRun = new Map(server.counts);
    const organization = { homeRegion, accounts, scanRole };
    const accessKeyId = `AKIASIM0${callerAccount}`;
    const report = await scan({ endpoint: server.endpoint, accessKeyId, organization, folder });
    return { blind, sentByDryRun, report, informed: await dryRunOf(landingZone, server.endpoint, folder) };
  } finally {
    await server.close();
    await rm(parent, { recursive: true, force: true });
  }
}
