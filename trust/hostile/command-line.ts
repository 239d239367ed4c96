import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../../cli/program.ts';
import { unseenIn } from './output-faults.ts';

/** What the built command line wrote when it was given one hostile string in every way there is to give it one. */
export async function commandLineFaults(text: string): Promise<{ readonly runs: number; readonly faults: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'zonewarden-arguments-'));
  try {
    writeFileSync(join(folder, 'hostile.yaml'), JSON.stringify(configurationOf(text)));
    writeFileSync(join(folder, 'hostile.json'), `{"format": ${JSON.stringify(text)}, ${JSON.stringify(text)}: 1}`);
    const before = readdirSync(folder);
    const given = text.replaceAll('\0', '').toWellFormed().slice(0, 4_000);
    const runs = argumentsWith(given);
    const faults: string[] = [];
    for (const words of runs) {
      const { code, output } = await run(words, folder);
      const [command = ''] = words;
      const name = `zonewarden ${command.slice(0, 20)} with ${JSON.stringify(text.slice(0, 60))}`;
      if (code !== 2) faults.push(`${name}: ends with ${code} instead of 2: ${output.slice(0, 200)}`);
      for (const fault of unseenIn(output)) faults.push(`${name}: stderr ${fault}`);
      const forged = output.split('\n').find((line) => /^zonewarden: exit 0|^\{"level"/.test(line));
      if (forged !== undefined) faults.push(`${name}: forges the line ${forged}`);
    }
    const left = readdirSync(folder).filter((file) => !before.includes(file));
    return {
      runs: runs.length,
      faults: [...faults, ...left.map((file) => `${JSON.stringify(text)} made the file ${file}`)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every command with the string as its argument and as the value of each of its options; nothing of it is right. */
function argumentsWith(text: string): string[][] {
  const all: string[][] = [[`--${text}`], ['scan', '--config', 'hostile.yaml'], ['report', 'hostile.json']];
  for (const command of program().commands) {
    if (command.name() === 'sim' || command.name() === 'help' || command.commands.length > 0) continue;
    const options = command.options.filter((option) => option.required && option.argChoices === undefined);
    const values = options.flatMap((option) => [
      option.long ?? '',
      option.parseArg && !/id|region|path|spec|glob|list/.test(option.flags) ? '1' : text,
    ]);
    all.push([command.name(), ...values, ...command.registeredArguments.map(() => text)].filter((word) => word !== ''));
  }
  all.push(['rules', 'show', text]);
  return all;
}

/** The string as every key and every value. */
function configurationOf(text: string): object {
  return {
    [text]: text,
    organization: { homeRegion: text, scanRole: text, externalId: text, accounts: { [text]: text }, regions: [text] },
    profile: text,
    parameters: { [text]: text, ignoredOus: text },
  };
}

function run(words: readonly string[], cwd: string): Promise<{ code: number | null; output: string }> {
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const child = spawn(process.execPath, [main, ...words], { cwd, env: { PATH: process.env.PATH ?? '' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
