import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { REPORTERS } from '../../reporters/index.ts';
import { parseReport } from '../whole-report.ts';

/** Every format there is; JSON first, because what the others have to say follows from it. */
const FORMATS = (Object.keys(REPORTERS) as (keyof typeof REPORTERS)[]).sort((one) => (one === 'json' ? -1 : 1));

export const REPORT = 'report.json';

/** The options that ask for all of them. */
export const OUTPUTS: readonly string[] = FORMATS.flatMap((format) => ['--output', `${format}=report.${format}`]);

const fileOf = (folder: string, format: string) => path.join(folder, `report.${format}`);

export type OldReports = ReadonlyMap<string, string>;

/** Puts a report of yesterday under each name. */
export function writeOldReports(folder: string): void {
  for (const format of FORMATS) writeFileSync(fileOf(folder, format), `the ${format} report of yesterday\n`);
}

/** The reports as they are before a process may write others. */
export function reportsOf(folder: string): OldReports {
  return new Map(FORMATS.map((format) => [format, readFileSync(fileOf(folder, format), 'utf8')]));
}

/** What is neither the old report nor a new one that is whole, one line each. */
export function brokenReports(folder: string, old: OldReports): string[] {
  const broken: string[] = [];
  for (const format of FORMATS) {
    if (!existsSync(fileOf(folder, format))) broken.push(`${format}: the report is gone`);
    else {
      const now = readFileSync(fileOf(folder, format), 'utf8');
      if (now !== old.get(format) && now !== wanted(folder, format)) broken.push(`${format}: neither old nor whole`);
    }
  }
  return broken;
}

/** What a format has to hold beside the JSON report that lies there; null: that one is not whole itself. */
function wanted(folder: string, format: (typeof FORMATS)[number]): string | null {
  try {
    const report = parseReport(readFileSync(fileOf(folder, 'json'), 'utf8'));
    return [...REPORTERS[format].render(report)].join('');
  } catch {
    return null;
  }
}
