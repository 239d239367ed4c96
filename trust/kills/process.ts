import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../../app/package-root.ts';
import type { Room } from './room.ts';

export type Ended = {
  /** null: a signal ended it. */
  readonly code: number | null;
  readonly stderr: string;
  readonly milliseconds: number;
};

export type Running = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** Starts the built command line as a process of its own, in the room's folder. */
export function start(room: Room, args: readonly string[]): Running {
  const begun = performance.now();
  const child = spawn(process.execPath, [path.join(packageRoot(), 'dist/cli/main.js'), ...args], {
    cwd: room.folder,
    env: room.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stderr, milliseconds: performance.now() - begun }));
  });
  return { child, ended };
}
