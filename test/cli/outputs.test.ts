import { execFileSync, spawn } from 'node:child_process';
import { lstatSync, readlinkSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORTERS } from '../../reporters/index.ts';
import { MAIN } from './command.ts';
import { openPlace, type Place } from './organization.ts';

const FORMATS = Object.keys(REPORTERS);

let place: Place;
beforeAll(async () => {
  place = await openPlace({ violations: ['trail-validation-off'] });
  const outputs = FORMATS.flatMap((format) => ['--output', `${format}=scanned.${format}`]);
  await place.run('scan', '--snapshot', 'snapshot', ...outputs);
});
afterAll(() => place.close());

/** What a shell does with the command: pipes, redirections. */
async function shell(script: string) {
  const child = spawn(
    'bash',
    ['--norc', '-c', `set -o pipefail; zonewarden() { "${process.execPath}" "${MAIN}" "$@"; }; ${script}`],
    {
      cwd: place.folder,
      env: { ...place.env, PATH: process.env.PATH ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

const GATE = 'zonewarden: exit 1: 1 failure at or above high\n';

describe('the same report', () => {
  it('comes from the scan, from its snapshot and from its JSON, to the byte', async () => {
    const evaluated = FORMATS.flatMap((format) => ['--output', `${format}=evaluated.${format}`]);
    expect(await place.run('evaluate', 'snapshot', ...evaluated)).toEqual({ code: 1, stdout: '', stderr: GATE });
    const rendered = FORMATS.flatMap((format) => ['--output', `${format}=rendered.${format}`]);
    expect(await place.run('report', 'scanned.json', ...rendered)).toEqual({ code: 0, stdout: '', stderr: '' });
    for (const format of FORMATS) {
      const scanned = place.text(`scanned.${format}`);
      expect(scanned.length).toBeGreaterThan(500);
      expect(place.text(`evaluated.${format}`) === scanned, `${format} evaluated`).toBe(true);
      expect(place.text(`rendered.${format}`) === scanned, `${format} rendered`).toBe(true);
    }
  });

  it('is the table on stdout when nothing else is asked for', async () => {
    const { stdout, code } = await place.run('evaluate', 'snapshot');
    expect({ stdout, code }).toEqual({ stdout: place.text('scanned.table'), code: 1 });
  });

  it('goes to stdout for a path of - or none', async () => {
    const { stdout } = await place.run('report', 'scanned.json', '--output', 'json');
    expect(stdout).toBe(place.text('scanned.json'));
    const again = await place.run('report', 'scanned.json', '--output', 'ndjson=-');
    expect(again.stdout).toBe(place.text('scanned.ndjson'));
  });

  it('can replace the file that it was read from', async () => {
    place.write('copy.json', place.text('scanned.json'));
    expect((await place.run('report', 'copy.json', '--output', 'json=copy.json')).code).toBe(0);
    expect(place.text('copy.json')).toBe(place.text('scanned.json'));
  });
});

describe('a reader that has seen enough', () => {
  it('changes neither the exit code nor the other reports', async () => {
    const script = 'zonewarden evaluate snapshot --output json=- --output html=piped.html | head -c 10';
    expect(await shell(script)).toEqual({ code: 1, stdout: '{\n"format"', stderr: GATE });
    expect(place.text('piped.html')).toBe(place.text('scanned.html'));
    expect(place.files().filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('of the list of rules is no fault', async () => {
    const { code, stdout, stderr } = await shell('zonewarden rules list --json | head -1');
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '[\n', stderr: '' });
  });

  it('of stderr is no fault', async () => {
    const { code } = await shell('{ zonewarden scan --rule ASEA-LM-CT-11 --verbose 2>&1 >scanned.txt; } | true');
    expect(code).toBe(1);
    expect(place.text('scanned.txt').length).toBeGreaterThan(500);
  });
});

describe('an output that fails while it is written', () => {
  it('keeps no other from being written; the gate that is closed goes before it', async () => {
    const script = 'zonewarden evaluate snapshot --output json=/dev/full --output html=full.html';
    expect(await shell(script)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${GATE}zonewarden: exit 4: json=/dev/full could not be written: ENOSPC: no space left on device, write\n`,
    });
    expect(place.text('full.html')).toBe(place.text('scanned.html'));
  });

  it('ends with 4 when nothing worse happened', async () => {
    const lost = 'could not be written: ENOSPC: no space left on device, write\n';
    expect(await shell('zonewarden evaluate snapshot --fail-on none > /dev/full')).toEqual({
      ...{ code: 4, stdout: '' },
      stderr: `zonewarden: exit 4: table=- ${lost}`,
    });
    expect(await shell('zonewarden report scanned.json --output json=/dev/full')).toEqual({
      ...{ code: 4, stdout: '' },
      stderr: `zonewarden: exit 4: json=/dev/full ${lost}`,
    });
  });
});

describe('an output that is no ordinary file', () => {
  it('is written to and stays what it is', async () => {
    await place.run('report', 'scanned.json', '--output', 'json=/dev/null');
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    const { stdout } = await shell('zonewarden report scanned.json --output json=/dev/stdout | cat');
    expect(stdout).toBe(place.text('scanned.json'));
    execFileSync('mkfifo', [place.file('pipe')]);
    const piped = await shell('cat pipe & zonewarden report scanned.json --output json=pipe; wait');
    expect(piped.stdout).toBe(place.text('scanned.json'));
    expect(lstatSync(place.file('pipe')).isFIFO()).toBe(true);
  });

  it('is never put in the place of a link to nothing', async () => {
    symlinkSync('nothing.json', place.file('dangling.json'));
    const { code, stderr } = await place.run('report', 'scanned.json', '--output', 'json=dangling.json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('it is a link to nothing') });
    expect(readlinkSync(place.file('dangling.json'))).toBe('nothing.json');
  });

  it('is the file behind a link', async () => {
    place.write('latest-of-yesterday.json', 'old');
    symlinkSync('latest-of-yesterday.json', place.file('latest.json'));
    await place.run('report', 'scanned.json', '--output', 'json=latest.json');
    expect(readlinkSync(place.file('latest.json'))).toBe('latest-of-yesterday.json');
    expect(place.text('latest-of-yesterday.json')).toBe(place.text('scanned.json'));
  });
});
