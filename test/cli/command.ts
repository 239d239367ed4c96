import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../../app/package-root.ts';

/** How a process ended. `code` is null when a signal ended it. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type Surroundings = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** A command that runs. */
export type Running = {
  readonly child: ChildProcess;
  /** Resolves with the match as soon as stdout and stderr together hold it; rejects when the process ends without. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Ended>;
};

export const MAIN = path.join(packageRoot(), 'dist/cli/main.js');

/** Starts the built command line as a process of its own, without the credentials of whoever runs the tests. */
export function start(args: readonly string[], { cwd, env = {} }: Surroundings = {}): Running {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...BARE, ...env } });
  let stdout = '';
  let stderr = '';
  let all = '';
  const watchers = new Set<() => void>();
  const take = (text: string) => {
    all += text;
    for (const watch of watchers) watch();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    take(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    take(text);
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    child,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          const found = pattern.exec(all);
          if (found === null) return;
          watchers.delete(watch);
          resolve(found);
        };
        watchers.add(watch);
        void ended.then(() => reject(new Error(`ended without ${pattern}: ${all}`)));
        watch();
      }),
  };
}

/** Runs the command line to its end. */
export function zonewarden(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return start(args, surroundings).ended;
}

const { NODE_COMPILE_CACHE } = process.env;
const BARE = {
  // Node's own, and nothing that the command line knows of.
  ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}),
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
};
