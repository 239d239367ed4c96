import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Planted } from './planted.ts';
import type { Reader } from './readable.ts';

/** How an error of our own can come about. */
export const CRASHES = [
  'thrown',
  'caused',
  'answered',
  'rejected',
  'rejected with an object',
  'thrown text',
  'several',
] as const;
export type CrashKind = (typeof CRASHES)[number];

/** Lets the built command line fall over in every way, with secrets in whatever it falls over. At most `most` times. */
export async function crashFaults(
  secrets: readonly Planted[],
  reader: Reader,
  most: number,
): Promise<{ readonly crashes: number; readonly faults: readonly string[] }> {
  const kinds = CRASHES.slice(0, most);
  const faults: string[] = [];
  for (const kind of kinds) {
    const { code, output } = await crash(kind, secrets);
    if (code !== 70) faults.push(`a crash (${kind}) ends with ${code}`);
    if (!output.includes('a fault of our own')) faults.push(`a crash (${kind}) does not say that it is one: ${output}`);
    for (const { kind: secret } of reader.readIn(output)) faults.push(`a crash (${kind}) shows ${secret}`);
  }
  return { crashes: kinds.length, faults };
}

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PRELOAD = new URL('crash-preload.ts', import.meta.url).href;

function crash(kind: CrashKind, secrets: readonly Planted[]): Promise<{ code: number | null; output: string }> {
  const environment = {
    PATH: process.env.PATH ?? '',
    TRUST_CRASH: kind,
    TRUST_TEXTS: JSON.stringify(secrets.map(({ text }) => text)),
    // No shape tells this one: only that it is in the environment.
    AWS_SECRET_ACCESS_KEY: secrets.find(({ kind: shape }) => shape === 'passphrase')?.core ?? '',
  };
  const child = spawn(process.execPath, ['--import', PRELOAD, MAIN, 'rules', 'list'], { env: environment });
  let output = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
