import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { type Disk, mountDisk } from '../../trust/kills/disk.ts';
import { MAIN } from './command.ts';
import { type Organization, openPlace, type Place } from './organization.ts';

const open: { place: Place; disk: Disk | null }[] = [];
afterEach(async () => {
  for (const { place, disk } of open.splice(0)) {
    disk?.remove();
    await place.close();
  }
});

/** A place with a disk in its folder `disk`; null where no disk can be mounted, which is told. */
async function openWithDisk(kilobytes: number, organization: Organization = {}) {
  const place = await openPlace(organization);
  const disk = mountDisk(place.file('disk'), kilobytes);
  open.push({ place, disk });
  return disk === null ? null : { place, disk, onDisk: () => readdirSync(place.file('disk')).sort() };
}

/** Takes every block that is left. */
function fill(place: Place): void {
  try {
    writeFileSync(place.file('disk/filler'), Buffer.alloc(1024 * 1024));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  }
}

const FULL = 'ENOSPC: no space left on device';

describe('a disk that becomes full while a snapshot is written', { timeout: 180_000 }, () => {
  it('ends the scan with 4 and one line, and the scan goes on when there is room', async () => {
    const opened = await openWithDisk(24);
    if (opened === null) return;
    const { place, disk, onDisk } = opened;
    const { code, stdout, stderr } = await place.run(
      'scan',
      '--snapshot',
      'disk/snapshot',
      '--output',
      'json=report.json',
    );
    expect({ code, stdout, stderr, onDisk: onDisk(), files: place.files() }).toEqual({
      code: 4,
      stdout: '',
      stderr:
        `zonewarden: exit 4: disk/snapshot: cannot be written: ${FULL}, write; ` +
        'what was read until then is kept: make room, and go on with --resume disk/snapshot\n',
      onDisk: ['snapshot.unfinished'],
      files: ['disk'],
    });
    const inside = readdirSync(place.file('disk/snapshot.unfinished'), { recursive: true, encoding: 'utf8' });
    expect(inside.filter((name) => name.endsWith('.part'))).toEqual([]);
    disk.resize(1024);
    expect((await place.run('scan', '--resume', 'disk/snapshot', '--output', 'json=report.json')).code).toBe(0);
    expect(onDisk()).toEqual(['snapshot']);
    expect((await readSnapshot(place.file('disk/snapshot'))).manifest.interrupted).toBe(null);
  });

  it('removes a temporary one, and says where there may be more room', async () => {
    const opened = await openWithDisk(24, { env: { TMPDIR: 'disk' } });
    if (opened === null) return;
    const { place, onDisk } = opened;
    const { code, stderr } = await place.run('scan', '--output', 'json=report.json');
    expect({ code, stderr, onDisk: onDisk(), files: place.files() }).toEqual({
      code: 4,
      stderr: expect.stringMatching(
        new RegExp(
          `^zonewarden: exit 4: disk/zonewarden-\\w+/snapshot: cannot be written: ${FULL}, write; ` +
            'nothing is kept: set TMPDIR to a folder with more room, or use --snapshot\n$',
        ),
      ),
      onDisk: [],
      files: ['disk'],
    });
  });
});

describe('a disk that is full before the scan', { timeout: 180_000 }, () => {
  it.each([
    ['the snapshot', ['--snapshot', 'disk/snapshot'], `zonewarden: disk/snapshot: cannot be written: ${FULL}\n`],
    [
      'a report',
      ['--output', 'html=disk/r.html'],
      `zonewarden: --output html=disk/r.html: cannot be written: ${FULL}\n`,
    ],
  ])('with %s on it, ends with 2 before anything is asked of AWS', async (_, args, complaint) => {
    const opened = await openWithDisk(16);
    if (opened === null) return;
    const { place, onDisk } = opened;
    fill(place);
    const { code, stderr } = await place.run('scan', ...args);
    expect({ code, stderr, onDisk: onDisk(), calls: place.server.calls.length }).toEqual({
      ...{ code: 2, stderr: complaint },
      ...{ onDisk: ['filler'], calls: 0 },
    });
  });
});

describe('a disk that is mounted where the snapshot should be', { timeout: 180_000 }, () => {
  it('ends with 2 before anything is asked of AWS, and says to name a folder on it', async () => {
    const opened = await openWithDisk(1024);
    if (opened === null) return;
    const { place, onDisk } = opened;
    const { code, stderr } = await place.run('scan', '--snapshot', 'disk');
    expect({ code, stderr, onDisk: onDisk(), calls: place.server.calls.length }).toEqual({
      code: 2,
      stderr:
        'zonewarden: disk: cannot be written: a disk is mounted there, which cannot be renamed; name a folder on it\n',
      onDisk: [],
      calls: 0,
    });
  });
});

describe('a disk that becomes full while reports are written', { timeout: 180_000 }, () => {
  it('keeps the old report, writes the others, and ends with 4', async () => {
    const opened = await openWithDisk(64);
    if (opened === null) return;
    const { place, onDisk } = opened;
    place.write('disk/report.json', 'the report of yesterday');
    const args = [
      '--output',
      'json=disk/report.json',
      '--output',
      'html=report.html',
      '--output',
      'table=disk/report.txt',
    ];
    const { code, stderr } = await place.run('scan', ...args);
    expect({ code, stderr, onDisk: onDisk(), files: place.files() }).toEqual({
      code: 4,
      stderr: `zonewarden: exit 4: json=disk/report.json could not be written: ${FULL}, write\n`,
      onDisk: ['report.json', 'report.txt'],
      files: ['disk', 'report.html'],
    });
    expect(place.text('disk/report.json')).toBe('the report of yesterday');
    expect(place.text('report.html')).toMatch(/<\/html>\s*$/);
  });
});

describe('a disk that may only be read', { timeout: 180_000 }, () => {
  it('is told of before anything is asked of AWS, with every path on it', async () => {
    const opened = await openWithDisk(64);
    if (opened === null) return;
    const { place, disk } = opened;
    disk.makeReadOnly();
    const args = ['--snapshot', 'disk/snapshot', '--output', 'html=disk/r.html'];
    const { code, stderr } = await place.run('scan', ...args);
    expect({ code, stderr: stderr.split('\n'), calls: place.server.calls.length }).toEqual({
      code: 2,
      stderr: [
        expect.stringMatching(/^zonewarden: disk\/snapshot: cannot be written: EROFS: read-only file system/),
        expect.stringMatching(
          /^zonewarden: --output html=disk\/r\.html: cannot be written: EROFS: read-only file system/,
        ),
        '',
      ],
      calls: 0,
    });
    const temporary = await openWithDisk(64, { env: { TMPDIR: 'disk' } });
    temporary?.disk.makeReadOnly();
    const ended = await temporary?.place.run('scan');
    expect({ code: ended?.code, stderr: ended?.stderr, calls: temporary?.place.server.calls.length }).toEqual({
      code: 2,
      stderr: expect.stringMatching(
        /^zonewarden: no temporary folder can be made; set TMPDIR, or use --snapshot: EROFS: read-only file system.*\n$/,
      ),
      calls: 0,
    });
  });
});

describe('what the machine refuses', { timeout: 180_000 }, () => {
  it('is no fault of ours when stdout is full', async () => {
    const { status, stderr } = shell(`"$NODE" "$MAIN" rules list --json > /dev/full`);
    expect({ status, stderr }).toEqual({ status: 4, stderr: `zonewarden: exit 4: ${FULL}, write\n` });
  });

  it('changes no exit code when nobody can be told', async () => {
    expect(shell(`"$NODE" "$MAIN" rules show ASEA-LM-XX-99 2> /dev/full`).status).toBe(2);
    expect(shell(`"$NODE" "$MAIN" rules list > /dev/null 2> /dev/full`).status).toBe(0);
  });

  it.each([24, 28, 32, 40])('is told in a line when only %i files may be open', async (files) => {
    const place = await openPlace();
    open.push({ place, disk: null });
    const { status, stderr } = await bash(
      place,
      `ulimit -n ${files}; "$NODE" "$MAIN" scan --snapshot s -o json=r.json`,
    );
    expect([2, 3, 4]).toContain(status);
    expect(stderr).toMatch(/^zonewarden: .+\n/);
    expect(stderr).not.toMatch(/^ {4}at |fault of our own/m);
    expect(place.files().filter((name) => name === 's' || name === 'r.json')).toEqual(
      status === 3 ? ['r.json', 's'] : [],
    );
    if (status === 3) expect(JSON.parse(readFileSync(place.file('r.json'), 'utf8')).summary.complete).toBe(false);
  });

  it('is told in a line when a temporary snapshot cannot be removed for it either', async () => {
    const place = await openPlace();
    open.push({ place, disk: null });
    const { status, stderr } = await bash(place, `ulimit -n 24; "$NODE" "$MAIN" scan -o json=r.json`);
    expect([3, 4]).toContain(status);
    expect(stderr).not.toMatch(/^ {4}at |fault of our own/m);
  });
});

const COMMAND = { NODE: process.execPath, MAIN, PATH: process.env.PATH ?? '' };

function shell(script: string) {
  return spawnSync('bash', ['--norc', '-c', script], { env: COMMAND, encoding: 'utf8' });
}

/** As `shell`, in a place whose organization is served by this process. */
async function bash(place: Place, script: string): Promise<{ status: number | null; stderr: string }> {
  const { spawn } = await import('node:child_process');
  const child = spawn('bash', ['--norc', '-c', script], { cwd: place.folder, env: { ...COMMAND, ...place.env } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stderr };
}
