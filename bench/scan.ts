import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { median, printFigure } from './figure.ts';
import { type Usage, usageOf } from './usage.ts';

const LATENCY_MS = 20;
const CONCURRENCY = 64;
const REGIONS = 17;
const ROUNDS = 3;
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

type Call = { account: string; region: string; operation: string; input: unknown };

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

async function scanOf(accounts: number, folder: string): Promise<{ usage: Usage; calls: Call[] }> {
  const simulated = await simulate(accounts);
  const config = path.join(folder, 'zonewarden.yaml');
  const { core, scanRole, homeRegion, callerAccount, endpoint } = simulated.told;
  writeFileSync(config, stringify({ organization: { homeRegion, accounts: core, scanRole } }));
  const usage = await usageOf(
    [
      process.execPath,
      here('../dist/cli/main.js'),
      ...['scan', '--config', config, '--concurrency', String(CONCURRENCY)],
      ...[
        '--output',
        `json=${path.join(folder, 'report.json')}`,
        '--output',
        `html=${path.join(folder, 'report.html')}`,
      ],
    ],
    {
      cwd: folder,
      env: {
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: `AKIASIM0${callerAccount}`,
        AWS_SECRET_ACCESS_KEY: 'simulated',
        AWS_REGION: homeRegion,
      },
    },
  );
  if (usage.code !== 0)
    throw new Error(`the scan of ${accounts} compliant accounts ended with exit code ${usage.code}`);
  const calls = await simulated.calls();
  simulated.stop();
  return { usage, calls };
}

async function bareOf(accounts: number, calls: Call[], folder: string): Promise<{ cpu: number; wall: number }> {
  const simulated = await simulate(accounts);
  const file = path.join(folder, 'calls.json');
  writeFileSync(file, JSON.stringify(calls));
  const child = fork(here('bare-calls.ts'), [simulated.told.endpoint, file, String(CONCURRENCY)], {
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

type Told = {
  endpoint: string;
  core: Record<string, string>;
  callerAccount: string;
  scanRole: string;
  homeRegion: string;
};

async function simulate(accounts: number) {
  const child = fork(here('simulated-organization.ts'), [String(accounts), String(REGIONS), String(LATENCY_MS)]);
  const answer = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
  const told = await answer<Told>();
  return {
    told,
    async calls(): Promise<Call[]> {
      child.send('calls');
      const { calls } = await answer<{ calls: Call[] }>();
      return calls.map(({ account, region, operation, input }) => ({ account, region, operation, input }));
    },
    stop: () => child.disconnect(),
  };
}
