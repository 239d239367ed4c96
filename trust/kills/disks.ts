import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { unfinishedPaths } from '../../snapshot/layout.ts';
import type { Undisturbed } from './chain.ts';
import { contentOf, contentOfReport, SNAPSHOT, snapshotOf } from './content.ts';
import { type Disk, mountDisk } from './disk.ts';
import { brokenReports, OUTPUTS, REPORT, reportsOf, writeOldReports } from './outputs.ts';
import { start } from './process.ts';
import type { Room } from './room.ts';
import { brokenFiles } from './whole.ts';

export type DiskResult = {
  /** Scans that did not end because of their disk; 0 also where no disk can be mounted. */
  readonly full: number;
  readonly broken: readonly string[];
};

const PAGE_KILOBYTES = 4;
const ENOUGH_KILOBYTES = 4096;

/**
 * Scans to disks that become full at one moment after the other, from the first file on: each has to say so in one line
 * and to leave nothing half-written, and goes on when there is room. `step`: pages between one disk and the next.
 */
export async function runDisks(room: Room, step: number, undisturbed: Undisturbed): Promise<DiskResult> {
  const broken: string[] = [];
  for (let full = 0; ; full += 1) {
    const folder = mkdtempSync(path.join(room.folder, 'tmp', 'disk-'));
    const kilobytes = PAGE_KILOBYTES * (1 + full * step);
    const disk = mountDisk(folder, kilobytes);
    if (disk === null) return { full: 0, broken };
    try {
      const lines = await fillDisk(room, folder, disk, undisturbed);
      if (lines === null) return { full, broken };
      broken.push(...lines.map((line) => `a disk of ${kilobytes} KB: ${line}`));
    } finally {
      disk.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** null: the disk was large enough. */
async function fillDisk(room: Room, folder: string, disk: Disk, undisturbed: Undisturbed): Promise<string[] | null> {
  const snapshot = snapshotOf(folder);
  writeOldReports(room.folder);
  const old = reportsOf(room.folder);
  const { code, stderr } = await start(room, ['scan', '--snapshot', snapshot, ...OUTPUTS]).ended;
  if (code === 0) return null;
  const broken = [...(await brokenFiles(folder)), ...brokenReports(room.folder, old)];
  if (code !== 4 || !TOLD.test(stderr)) broken.push(`ended with ${code}: ${stderr}`);
  disk.resize(ENOUGH_KILOBYTES);
  const option = existsSync(unfinishedPaths(snapshot).folder) ? '--resume' : '--snapshot';
  const resumed = await start(room, ['scan', option, snapshot, ...OUTPUTS]).ended;
  if (resumed.code !== 0) broken.push(`resumed, it ended with ${resumed.code}: ${resumed.stderr}`);
  else if ((await contentOf(snapshot)) !== undisturbed.snapshot) broken.push('resumed, another snapshot');
  else if (contentOfReport(path.join(room.folder, REPORT)) !== undisturbed.report) broken.push('another report');
  return broken;
}

/** One line with the path, the reason and what to do. */
const TOLD = new RegExp(`^zonewarden: exit 4: \\S+/${SNAPSHOT}: cannot be written: ENOSPC[^\\n]*; [^\\n]+\\n$`);
