// How a scan grows with the organization: the first number of accounts, then the second, each with all rules and a report
// that is written and rendered again. One JSON object for each figure.
// usage: scale.ts [FEW] [MANY]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printFigure } from './figure.ts';
import { commandIn, REGIONS, scanSimulated } from './simulated-scan.ts';

const [few = 100, many = 1_000] = process.argv.slice(2).map(Number);

/** The share of AWS's limits: the simulation has none. */
const WITHOUT_LIMITS = ['--share', '1'];

const peaks: Record<'scan' | 'report', number[]> = { scan: [], report: [] };
for (const accounts of [few, many]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-scale-'));
  try {
    const json = path.join(folder, 'report.json');
    const outputs = (formats: readonly string[]) =>
      formats.flatMap((format) => ['--output', `${format}=${path.join(folder, `${format}.out`)}`]);
    const words = [...WITHOUT_LIMITS, '--output', `json=${json}`, ...outputs(['html'])];
    const { usage } = await scanSimulated({ accounts, latencyMs: 0, recordCalls: false }, folder, words);
    const of = { accounts, regions: REGIONS };
    printFigure('scale.scan.peak-mb', usage.peakMb, { ...of, wall: usage.wall, cpu: usage.cpu });
    printFigure('scale.report.bytes', statSync(json).size, of);
    const again = await commandIn(folder, ['report', json, ...outputs(['html', 'sarif', 'asff', 'table', 'ndjson'])]);
    printFigure('scale.report.peak-mb', again.peakMb, { ...of, wall: again.wall, cpu: again.cpu });
    peaks.scan.push(usage.peakMb);
    peaks.report.push(again.peakMb);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
for (const [command, [small = 0, large = 0]] of Object.entries(peaks)) {
  printFigure(`scale.${command}.peak-growth`, large / small);
}
