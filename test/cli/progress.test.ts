import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN } from './command.ts';
import { FEW, openPlace, type Place } from './organization.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace({ accounts: 5, latencyMs: 20 });
});
afterAll(() => place.close());

/** What a terminal gets: `script` of util-linux gives the command one; without it this fails and says so. */
async function onTerminal(env: Readonly<Record<string, string>>): Promise<string> {
  const command = `"${process.execPath}" "${MAIN}" scan ${FEW.join(' ')} --output json=report.json`;
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd: place.folder,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm', ...place.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  return text;
}

describe('progress', () => {
  it('is one line on a terminal, which is wiped in the end', async () => {
    const lines = (await onTerminal({})).split('\r\u001b[K');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.at(0)).toBe('');
    expect(lines.at(-1)).toBe('');
    for (const line of lines.slice(1, -1)) expect(line).toMatch(/^\d+\/\d+ accounts, \d+ questions asked$/);
  });

  it.each([{ CI: '1' }, { TERM: 'dumb' }])('is silent with %j', async (env) => {
    expect(await onTerminal(env)).toBe('');
  });

  it('is silent in a pipe', async () => {
    expect(await place.run('scan', ...FEW, '--output', 'json=report.json')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });
});
