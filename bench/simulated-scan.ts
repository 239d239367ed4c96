import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { type Usage, usageOf } from './usage.ts';

export const REGIONS = 17;

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export type Call = { account: string; region: string; operation: string; input: unknown };

/** What is served: `latencyMs` before every answer; `recordCalls` keeps them, to be asked for at the end. */
export type SimulatedSize = {
  readonly accounts: number;
  readonly latencyMs: number;
  readonly recordCalls: boolean;
};

type Told = {
  endpoint: string;
  core: Record<string, string>;
  callerAccount: string;
  scanRole: string;
  homeRegion: string;
};

/** The command as a user starts it, in a folder. Throws when it does not end with the code 0. */
export async function commandIn(folder: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Usage> {
  const usage = await usageOf([process.execPath, here('../dist/cli/main.js'), ...words], { cwd: folder, env });
  if (usage.code === 0) return usage;
  throw new Error(`zonewarden ${words.join(' ')} ended with exit code ${usage.code}:\n${usage.output}`);
}

/** Scans a compliant organization that another process serves. `words`: further options. */
export async function scanSimulated(
  size: SimulatedSize,
  folder: string,
  words: readonly string[],
): Promise<{ usage: Usage; calls: Call[] }> {
  const simulated = await simulate(size);
  const config = path.join(folder, 'zonewarden.yaml');
  const { core, scanRole, homeRegion, callerAccount, endpoint } = simulated.told;
  writeFileSync(config, stringify({ organization: { homeRegion, accounts: core, scanRole } }));
  try {
    const usage = await commandIn(folder, ['scan', '--config', config, ...words], {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: `AKIASIM0${callerAccount}`,
      AWS_SECRET_ACCESS_KEY: 'simulated',
      AWS_REGION: homeRegion,
    });
    return { usage, calls: size.recordCalls ? await simulated.calls() : [] };
  } finally {
    simulated.stop();
  }
}

/** Serves a simulated organization until `stop`. */
export async function simulate({ accounts, latencyMs, recordCalls }: SimulatedSize) {
  const words = [accounts, REGIONS, latencyMs, recordCalls ? 1 : 0].map(String);
  const child = fork(here('simulated-organization.ts'), words);
  const answer = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
  const told = await answer<Told>();
  return {
    told,
    async calls(): Promise<Call[]> {
      child.send('calls');
      const { calls } = await answer<{ calls: Call[] }>();
      return calls.map(({ account, region, operation, input }) => ({ account, region, operation, input }));
    },
    stop: () => child.connected && child.disconnect(),
  };
}
