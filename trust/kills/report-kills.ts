import { SNAPSHOT } from './content.ts';
import { at, type Extent, extentOf } from './moment.ts';
import { OUTPUTS, reportsOf, writeOldReports } from './outputs.ts';
import { start } from './process.ts';
import type { Room } from './room.ts';

const EVALUATE = ['evaluate', SNAPSHOT, ...OUTPUTS];

export type NewReports = { readonly extent: Extent; readonly reports: ReadonlyMap<string, string> };

/** Judges the snapshot that lies in the room undisturbed: the same snapshot gives the same reports, to the byte. */
export async function newReports(room: Room): Promise<NewReports> {
  writeOldReports(room.folder);
  const extent = await extentOf(room, start(room, EVALUATE));
  return { extent, reports: reportsOf(room.folder) };
}

/** Kills a process that writes every report there is: each is the old one or the new one. */
export async function runReportKill(
  room: Room,
  { extent, reports }: NewReports,
  random: () => number,
): Promise<{ readonly isKilled: boolean; readonly broken: readonly string[] }> {
  writeOldReports(room.folder);
  const old = reportsOf(room.folder);
  // Most of the time goes before anything is written, which the killed scans try; here the writing counts.
  const moment = { of: 'files', at: Math.ceil(random() * extent.files) } as const;
  const running = start(room, EVALUATE);
  at(moment, room, running, () => running.child.kill('SIGKILL'));
  const { code } = await running.ended;
  const broken = [...reportsOf(room.folder)]
    .filter(([format, text]) => text !== old.get(format) && text !== reports.get(format))
    .map(([format]) => `killed at ${moment.of} ${moment.at} of evaluate: ${format}: neither old nor new`);
  return { isKilled: code === null, broken };
}
