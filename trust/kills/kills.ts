import path from 'node:path';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { seededRandom } from '../random.ts';
import type { Sweep, SweepOptions, SweepSize } from '../sweep.ts';
import { clean, runChain, type Undisturbed } from './chain.ts';
import { contentOf, contentOfReport, SNAPSHOT, snapshotOf } from './content.ts';
import { runDisks } from './disks.ts';
import { extentOf } from './moment.ts';
import { OUTPUTS, REPORT, writeOldReports } from './outputs.ts';
import { start } from './process.ts';
import { newReports, runReportKill } from './report-kills.ts';
import { openRoom, organizationOf, type Room } from './room.ts';
import { runStop, type Stop } from './stops.ts';

/** Kills of scans, kills while reports are written, signals while AWS hangs; pages between two disks that become full. */
type Amounts = {
  readonly scans: number;
  /** Most kills of one scan, before it is left to end. */
  readonly ofOne: number;
  readonly reports: number;
  readonly stops: number;
  readonly disks: number;
};

const AMOUNTS: Readonly<Record<SweepSize, Amounts>> = {
  sample: { scans: 2, ofOne: 2, reports: 1, stops: 1, disks: Number.POSITIVE_INFINITY },
  ci: { scans: 200, ofOne: 9, reports: 30, stops: 8, disks: 8 },
  full: { scans: 500, ofOne: 9, reports: 100, stops: Number.POSITIVE_INFINITY, disks: 1 },
};

/** Processes that are killed, each on a lane of its own; the command line is the one that is built. */
export const kills: Sweep = {
  promise:
    'A scan that is killed at any moment leaves no half-written file under its name, and resumed it reads only what is missing',
  run,
};

async function run({ size, seed, progress }: SweepOptions) {
  const amounts = AMOUNTS[size];
  const landingZone = organizationOf(seed);
  const first = await openRoom(landingZone);
  const rooms = [first, await openRoom(landingZone)];
  const broken: string[] = [];
  const counts = {
    kills: 0,
    scans: 0,
    resumes: 0,
    accountsKept: 0,
    reportKills: 0,
    stops: 0,
    slowestStopMs: 0,
    fullDisks: 0,
  };
  try {
    const { undisturbed, operations } = await undisturbedScan(first);
    const reports = await newReports(first);
    const random = seededRandom(seed);
    await reportKills(first, amounts.reports);
    clean(first.folder);
    await onLanes(rooms, async (room) => {
      if (counts.kills >= amounts.scans) return false;
      const result = await runChain(room, 1 + Math.floor(random() * amounts.ofOne), undisturbed, random);
      counts.scans += 1;
      counts.kills += result.kills;
      counts.resumes += result.resumes;
      counts.accountsKept += result.kept;
      broken.push(...result.broken);
      progress(`${counts.kills} of ${amounts.scans} kills, ${counts.resumes} resumed`);
      return true;
    });
    if (Number.isFinite(amounts.disks)) {
      const { full, broken: lines } = await runDisks(first, amounts.disks, undisturbed);
      counts.fullDisks = full;
      broken.push(...lines);
    }
    await signals(stopsOf(operations, amounts.stops, random), landingZone, undisturbed);

    async function reportKills(room: Room, wanted: number) {
      while (counts.reportKills < wanted) {
        const { isKilled, broken: lines } = await runReportKill(room, reports, random);
        if (isKilled) counts.reportKills += 1;
        broken.push(...lines);
      }
    }
  } finally {
    await Promise.all(rooms.map((room) => room.close()));
  }
  return { counts, broken };

  async function signals(stops: readonly Stop[], zone: LandingZone, undisturbed: Undisturbed) {
    const rest = stops.values();
    await onLanes(rooms, async () => {
      const { value } = rest.next();
      if (value === undefined) return false;
      const { milliseconds, broken: lines } = await runStop(value, zone, undisturbed);
      counts.stops += 1;
      counts.slowestStopMs = Math.max(counts.slowestStopMs, milliseconds);
      broken.push(...lines);
      progress(`${counts.stops} of ${stops.length} stops`);
      return true;
    });
  }
}

/** Two at a time, because every process takes a core. */
async function onLanes(rooms: readonly Room[], step: (room: Room) => Promise<boolean>): Promise<void> {
  await Promise.all(
    rooms.map(async (room) => {
      while (await step(room));
    }),
  );
}

async function undisturbedScan(
  room: Room,
): Promise<{ readonly undisturbed: Undisturbed; readonly operations: readonly string[] }> {
  writeOldReports(room.folder);
  const running = start(room, ['scan', '--snapshot', SNAPSHOT, ...OUTPUTS]);
  const extent = await extentOf(room, running);
  const { code, stderr } = await running.ended;
  if (code !== 0) throw new Error(`an undisturbed scan ended with ${code}: ${stderr}`);
  return {
    operations: [...room.server.counts.keys()].sort(),
    undisturbed: {
      extent,
      snapshot: await contentOf(snapshotOf(room.folder)),
      report: contentOfReport(path.join(room.folder, REPORT)),
      calls: room.server.calls.length,
    },
  };
}

/** Every operation that a scan asks, by both signals; fewer are drawn. */
function stopsOf(operations: readonly string[], most: number, random: () => number): Stop[] {
  const all = operations.flatMap((operation) =>
    (['SIGINT', 'SIGTERM'] as const).map((signal) => ({ operation, signal, order: random() })),
  );
  return all.sort((one, other) => one.order - other.order).slice(0, most);
}
