import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, printFigure } from './figure.ts';
import { type Call, REGIONS, scanSimulated, simulate } from './simulated-scan.ts';

const LATENCY_MS = 20;
const CONCURRENCY = 64;
const ROUNDS = 3;

/** The whole scan as a user starts it, against what its calls cost when they are made bare, in the same run. */
export async function benchScan(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-bench-'));
  try {
    const ratios: number[] = [];
    const peaks: number[] = [];
    let calls: Call[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured = await scanOf(50, folder);
      calls = measured.calls;
      const bare = await bareOf(50, calls, folder);
      const latencies = (calls.length * LATENCY_MS) / 1000 / CONCURRENCY;
      const ideal = Math.max(latencies, bare.cpu);
      ratios.push(measured.usage.wall / ideal);
      peaks.push(measured.usage.peakMb);
      printFigure('scan.round', round + 1, {
        wall: measured.usage.wall,
        cpu: measured.usage.cpu,
        bareCpu: bare.cpu,
        bareWall: bare.wall,
        latencies,
        calls: calls.length,
      });
    }
    printFigure('scan.wall-over-ideal', median(ratios));
    printFigure('scan.peak-mb', median(peaks));
    const regional = calls.filter((call) => !/^(sts|organizations|account|s3):/.test(call.operation));
    printFigure('scan.calls-per-region', regional.length / (50 * REGIONS));
    // Asked twice on purpose: whose credentials these are (of the caller, and of the role in its account), and which
    // accounts there are (at the beginning and at the end).
    const onPurpose = ['sts:GetCallerIdentity', 'organizations:ListAccounts'];
    const compared = calls.filter(({ operation }) => !onPurpose.includes(operation));
    const distinct = new Set(compared.map((call) => JSON.stringify(call)));
    printFigure('scan.calls-made-twice', compared.length - distinct.size);
    const large = await scanOf(200, folder);
    printFigure('scan.peak-growth', large.usage.peakMb / median(peaks), { peakMb: large.usage.peakMb });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function scanOf(accounts: number, folder: string): ReturnType<typeof scanSimulated> {
  const outputs = ['json', 'html'].flatMap((format) => [
    '--output',
    `${format}=${path.join(folder, `report.${format}`)}`,
  ]);
  const words = ['--concurrency', String(CONCURRENCY), ...outputs];
  return scanSimulated({ accounts, latencyMs: LATENCY_MS, recordCalls: true }, folder, words);
}

async function bareOf(accounts: number, calls: Call[], folder: string): Promise<{ cpu: number; wall: number }> {
  const simulated = await simulate({ accounts, latencyMs: LATENCY_MS, recordCalls: false });
  const file = path.join(folder, 'calls.json');
  writeFileSync(file, JSON.stringify(calls));
  const script = fileURLToPath(new URL('bare-calls.ts', import.meta.url));
  const child = fork(script, [simulated.told.endpoint, file, String(CONCURRENCY)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let out = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  await new Promise((resolve) => child.once('close', resolve));
  simulated.stop();
  return JSON.parse(out);
}
