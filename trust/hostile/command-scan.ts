import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { progressLine, watchProgress } from '../../cli/output/progress.ts';
import { REPORTERS } from '../../reporters/index.ts';
import { SimError } from '../../sim/operation.ts';
import { parseReport } from '../whole-report.ts';
import { mapStrings } from './answer-strings.ts';
import { namesIn } from './names.ts';
import { asName, naming } from './naming.ts';
import { outputFaults, unseenIn } from './output-faults.ts';
import { type OrganizationShape, organizationOf, serve } from './served.ts';
import type { Hostile } from './strings.ts';

/**
 * Scans an organization of hostile names and errors with the built command line, and looks at its files, its log and
 * its line of progress, and at what the other commands tell of it. Names that are sent back to AWS stay as they are.
 */
export async function commandScanFaults(
  shape: OrganizationShape,
  strings: readonly Hostile[],
  start: number,
): Promise<string[]> {
  const names = await namesIn(shape);
  const chosen = names.chosen.filter((name) => !names.referred.has(name));
  const { rename, restore } = naming(
    { ...names, chosen },
    (_, index) => `${asName(strings[(start + index) % strings.length]?.text ?? '')} ${index}`,
  );
  let calls = 0;
  const rewriting = {
    answer: (output, structure, call) => {
      calls += 1;
      const text = strings[(start + calls) % strings.length]?.text ?? '';
      if (calls % 7 === 0 && !IS_WAY_IN.test(call.operation))
        throw new SimError(`Code${text}`, `${text} is what AWS says`);
      return mapStrings(structure, output, rename);
    },
    request: restore,
  } satisfies Parameters<typeof serve>[1];
  return serve(shape, rewriting, async ({ endpoint, landingZone, accessKeyId }) => {
    const folder = mkdtempSync(join(tmpdir(), 'zonewarden-hostile-'));
    try {
      writeFileSync(join(folder, 'zonewarden.yaml'), JSON.stringify({ organization: organizationOf(landingZone) }));
      const formats = Object.keys(REPORTERS);
      const outputs = formats.flatMap((format) => ['-o', `${format}=report.${format}`]);
      const environment = {
        PATH: process.env.PATH ?? '',
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: 'simulated',
      };
      const { stderr } = await run(['scan', '-v', '--full-coverage', ...outputs], folder, environment);
      const report = parseReport(readFileSync(join(folder, 'report.json'), 'utf8'));
      const faults = formats.flatMap((format) => {
        const text = readFileSync(join(folder, `report.${format}`), 'utf8');
        return outputFaults(format, text, report).map((fault) => `${format} ${fault}`);
      });
      for (const words of OTHERS) {
        const told = await run(words, folder, environment);
        faults.push(...unseenIn(told.stdout + told.stderr).map((fault) => `${words.join(' ')} ${fault}`));
        if (words.includes('--json')) JSON.parse(told.stdout);
      }
      const shown = progressOf(report);
      return [...faults, ...logFaults(stderr), ...unseenIn(shown).map((fault) => `the line of progress ${fault}`)].map(
        (fault) => `a scan by the command line, strings from ${start}: ${fault}`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** Without these there is no account to ask. */
const IS_WAY_IN = /^(?:sts|organizations|account):/;

/** Commands that ask AWS as well, and tell what they heard. */
const OTHERS = [['doctor'], ['doctor', '--json'], ['scan', '--dry-run'], ['scan', '--dry-run', '--json']];

/** Every line is an event in JSON, or a sentence of ours. */
function logFaults(stderr: string): string[] {
  const strange = stderr
    .split('\n')
    .filter((line) => line !== '' && !/^zonewarden: exit [1-4]: /.test(line) && !isJson(line));
  return [
    ...unseenIn(stderr).map((fault) => `stderr ${fault}`),
    ...strange.map((line) => `stderr has the line ${line}`),
  ];
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** What the line of progress shows on a terminal, without the sequence with which it is written again. */
function progressOf({ targets, coverage }: ReturnType<typeof parseReport>): string {
  let shown = '';
  const write = (text: string) => {
    shown += text.replaceAll('\r\u001b[K', '');
    return true;
  };
  const stream = { isTTY: true, columns: 80, write } as unknown as NodeJS.WriteStream;
  watchProgress(progressLine(stream, {})).on({ event: 'targets', targets });
  for (const cell of coverage ?? []) watchProgress(progressLine(stream, {})).on({ event: 'answered', cell });
  return shown;
}

function run(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ stdout: string; stderr: string }> {
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const child = spawn(process.execPath, [main, ...words], { cwd, env });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve({ stdout, stderr }));
  });
}
