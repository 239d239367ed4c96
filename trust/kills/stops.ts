import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { unfinishedPaths } from '../../snapshot/layout.ts';
import { parseReport } from '../whole-report.ts';
import { clean, type Undisturbed } from './chain.ts';
import { contentOf, contentOfReport, SNAPSHOT, snapshotOf } from './content.ts';
import { brokenReports, OUTPUTS, REPORT, reportsOf, writeOldReports } from './outputs.ts';
import { start } from './process.ts';
import { openRoom } from './room.ts';
import { brokenFiles } from './whole.ts';

const CODES = { SIGINT: 130, SIGTERM: 143 } as const;
export type Stop = { readonly operation: string; readonly signal: keyof typeof CODES };

export type StopResult = { readonly milliseconds: number; readonly broken: readonly string[] };

/** An operation that AWS never answers, a signal while the scan waits for it, and a resumed scan when AWS answers again. */
export async function runStop(
  { operation, signal }: Stop,
  landingZone: LandingZone,
  undisturbed: Undisturbed,
): Promise<StopResult> {
  const hanging = await openRoom(landingZone, [`slow:operation=${operation},seconds=600`]);
  const healthy = await openRoom(landingZone);
  const { folder } = hanging;
  const broken: string[] = [];
  try {
    writeOldReports(folder);
    const old = reportsOf(folder);
    const running = start(hanging, ['scan', '--snapshot', SNAPSHOT, ...OUTPUTS]);
    let sentAt = 0;
    hanging.onCall = (asked) => {
      if (asked !== operation || sentAt > 0) return;
      sentAt = performance.now();
      running.child.kill(signal);
    };
    const { code, stderr } = await running.ended;
    const milliseconds = Math.round(performance.now() - sentAt);
    if (sentAt === 0) broken.push('was never asked');
    if (milliseconds > BOUND_MS) broken.push(`took ${milliseconds} ms to end`);
    if (code !== CODES[signal]) broken.push(`ended with ${code}: ${stderr}`);
    broken.push(...(await brokenFiles(folder)), ...brokenReports(folder, old));
    if (!stderr.includes(GAVE_UP)) broken.push(...notMarked(folder, old, signal));
    if (existsSync(snapshotOf(folder)) || existsSync(unfinishedPaths(snapshotOf(folder)).folder)) {
      const resumed = await start({ ...healthy, folder }, ['scan', '--resume', SNAPSHOT, ...OUTPUTS]).ended;
      if (resumed.code !== 0) broken.push(`resumed, it ended with ${resumed.code}: ${resumed.stderr}`);
      else if ((await contentOf(snapshotOf(folder))) !== undisturbed.snapshot) broken.push('resumed, another snapshot');
      else if (contentOfReport(path.join(folder, REPORT)) !== undisturbed.report)
        broken.push('resumed, another report');
    }
    return { milliseconds, broken: broken.map((line) => `${signal} while ${operation} hung: ${line}`) };
  } finally {
    clean(folder);
    await Promise.all([hanging.close(), healthy.close()]);
  }
}

const BOUND_MS = 5_000;
/** On a busy machine the time may be over before the reports are done; then it has to say so. */
const GAVE_UP = 'before the reports were written';

/** What was seen has to be reported, as interrupted; before anything was seen there is nothing to report. */
function notMarked(folder: string, old: ReadonlyMap<string, string>, signal: string): string[] {
  const text = readFileSync(path.join(folder, REPORT), 'utf8');
  if (text === old.get('json')) return existsSync(snapshotOf(folder)) ? ['there is a snapshot and no report'] : [];
  const { interrupted, summary } = parseReport(text);
  return interrupted === signal && !summary.complete ? [] : ['the report is not marked as interrupted'];
}
