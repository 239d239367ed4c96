import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a sweep in a process of its own ended. */
export type Ended = { readonly name: string; readonly seconds: number; readonly code: number };

/**
 * Runs sweeps in processes of their own, some side by side; each prints what it has to say when it ends. In the order in
 * which they were given, which is best the longest first.
 */
export async function runInLanes(names: readonly string[], lanes: number, args: readonly string[]): Promise<Ended[]> {
  const ended: Ended[] = [];
  const rest = names.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const name of rest) ended.push(await runOne(name, args));
    }),
  );
  return ended.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
}

function runOne(name: string, args: readonly string[]): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [RUN, ...args, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.stdout.write(said);
      resolve({ name, seconds: Math.round((performance.now() - begun) / 1000), code: code ?? 1 });
    });
  });
}

const RUN = fileURLToPath(new URL('run.ts', import.meta.url));
