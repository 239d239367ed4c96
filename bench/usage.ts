import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Usage = {
  readonly code: number;
  /** Seconds. */
  readonly wall: number;
  /** User and system seconds of all its processes. */
  readonly cpu: number;
  /** Largest resident size of a single process, in MB. */
  readonly peakMb: number;
  /** The end of what it wrote to stdout and stderr. */
  readonly output: string;
};

/** Runs a command to its end and tells what it used, as the operating system accounts for it. */
export function usageOf(
  command: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Usage> {
  const script = fileURLToPath(new URL('usage.py', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn('python3', [script, ...command], {
      ...options,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err = (err + chunk).slice(-4000);
    });
    child.once('error', reject);
    child.once('close', () => {
      const line = out.trim().split('\n').at(-1) ?? '';
      try {
        resolve({ ...JSON.parse(line), output: err } as Usage);
      } catch {
        reject(new Error(`${command.join(' ')} did not run:\n${err}`));
      }
    });
  });
}
