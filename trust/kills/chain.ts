import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { unfinishedPaths } from '../../snapshot/layout.ts';
import { askedAgain, finishedIn } from './asked-again.ts';
import { contentOf, contentOfReport, SNAPSHOT, snapshotOf } from './content.ts';
import { at, type Extent, type Moment, momentIn } from './moment.ts';
import { brokenReports, OUTPUTS, REPORT, reportsOf, writeOldReports } from './outputs.ts';
import { type Ended, start } from './process.ts';
import type { Room } from './room.ts';
import { brokenFiles } from './whole.ts';

/** What an undisturbed scan gives. */
export type Undisturbed = {
  readonly extent: Extent;
  readonly snapshot: string;
  readonly report: string;
  readonly calls: number;
};

export type ChainResult = {
  /** Processes that were killed before they had ended. */
  readonly kills: number;
  /** Processes that went on with what another had left. */
  readonly resumes: number;
  /** Accounts that a resumed process did not have to read again. */
  readonly kept: number;
  readonly broken: readonly string[];
};

/** One scan that is killed some times on its way, and resumed until it ends. */
export async function runChain(
  room: Room,
  kills: number,
  undisturbed: Undisturbed,
  random: () => number,
): Promise<ChainResult> {
  const { folder, server, landingZone } = room;
  const result = { kills: 0, resumes: 0, kept: 0 };
  const broken: string[] = [];
  const moments: Moment[] = [];
  writeOldReports(folder);
  for (;;) {
    const old = reportsOf(folder);
    const finished = await finishedIn(folder);
    const isResumed = existsSync(snapshotOf(folder)) || existsSync(unfinishedPaths(snapshotOf(folder)).folder);
    const asked = server.calls.length;
    const running = start(room, ['scan', isResumed ? '--resume' : '--snapshot', SNAPSHOT, ...OUTPUTS]);
    if (result.kills < kills) {
      const moment = momentIn(undisturbed.extent, random);
      moments.push(moment);
      at(moment, room, running, () => running.child.kill('SIGKILL'));
    }
    const ended = await running.ended;
    const calls = server.calls.slice(asked);
    broken.push(...(await brokenFiles(folder)), ...brokenReports(folder, old));
    if (isResumed) {
      result.resumes += 1;
      result.kept += finished.accounts.size;
      broken.push(...askedAgain(finished, calls, landingZone.callerAccount));
      if (finished.accounts.size > 0 && calls.length >= undisturbed.calls) broken.push('as many calls as a whole scan');
    }
    if (ended.code === null) result.kills += 1;
    else {
      broken.push(...(await wrongEnd(folder, ended, undisturbed)));
      break;
    }
  }
  const story = moments.map((moment) => `${moment.of} ${moment.at}`).join(', ');
  clean(folder);
  return { ...result, broken: broken.map((line) => `killed at ${story}: ${line}`) };
}

/** What is otherwise than after an undisturbed scan, one line each. */
async function wrongEnd(folder: string, { code, stderr }: Ended, undisturbed: Undisturbed): Promise<string[]> {
  if (code !== 0) return [`ended with ${code}: ${stderr}`];
  const wrong: string[] = [];
  if ((await contentOf(snapshotOf(folder))) !== undisturbed.snapshot) wrong.push('another snapshot');
  if (contentOfReport(path.join(folder, REPORT)) !== undisturbed.report) wrong.push('another report');
  if (existsSync(unfinishedPaths(snapshotOf(folder)).folder)) wrong.push('the unfinished folder is still there');
  return wrong;
}

/** Makes room for the next chain; what killed processes leave beside the reports goes as well. */
export function clean(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(SNAPSHOT) || name.startsWith('.report.')) {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
}
