import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlace, type Place } from './organization.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
  await place.run('scan', '--snapshot', 'snapshot', '--output', 'json=report.json', '--rule', 'ASEA-LM-CL-05*');
});
afterAll(() => place.close());

/** The complaint about a copy of the snapshot that something was done to. */
async function complaintAbout(change: (folder: string) => void): Promise<string> {
  const folder = place.file('copy');
  cpSync(place.file('snapshot'), folder, { recursive: true });
  change(folder);
  const before = place.files();
  const { code, stdout, stderr } = await place.run('evaluate', 'copy', '--output', 'html=copy.html');
  expect({ code, stdout, files: place.files() }).toEqual({ code: 2, stdout: '', files: before });
  rmSync(folder, { recursive: true });
  return stderr;
}

const shard = () => `accounts/${readdirSync(place.file('snapshot/accounts'))[0]}`;

describe('a snapshot that cannot be trusted', () => {
  it('is refused when a shard is missing', async () => {
    const name = shard();
    expect(await complaintAbout((folder) => rmSync(path.join(folder, name)))).toBe(
      `zonewarden: copy/${name}: is missing\n`,
    );
  });

  it('is refused when a shard is cut short', async () => {
    const name = shard();
    const complaint = await complaintAbout((folder) => {
      const bytes = readFileSync(path.join(folder, name));
      writeFileSync(path.join(folder, name), bytes.subarray(0, bytes.length - 1));
    });
    expect(complaint).toMatch(new RegExp(`^zonewarden: copy/${name}: has \\d+ bytes where the manifest says \\d+\\n$`));
  });

  it('is refused when a shard was edited', async () => {
    const name = shard();
    const complaint = await complaintAbout((folder) => {
      const bytes = readFileSync(path.join(folder, name));
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
      writeFileSync(path.join(folder, name), bytes);
    });
    expect(complaint).toBe(`zonewarden: copy/${name}: was edited: its digest does not match\n`);
  });

  it('is refused when the manifest was edited', async () => {
    const complaint = await complaintAbout((folder) => {
      const file = path.join(folder, 'manifest.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"interrupted": null', '"interrupted": "SIGTERM"'));
    });
    expect(complaint).toBe('zonewarden: copy/manifest.json: was edited: its digest does not match\n');
  });

  it('is refused when the manifest is missing, cut short, or something else', async () => {
    const manifest = (folder: string) => path.join(folder, 'manifest.json');
    expect(await complaintAbout((folder) => rmSync(manifest(folder)))).toBe(
      'zonewarden: copy/manifest.json: is missing\n',
    );
    const cut = await complaintAbout((folder) =>
      writeFileSync(manifest(folder), readFileSync(manifest(folder)).subarray(0, 100)),
    );
    expect(cut).toMatch(/^zonewarden: copy\/manifest\.json:\d+: wanted JSON: .*\n$/);
    const foreign = await complaintAbout((folder) => writeFileSync(manifest(folder), '{"name": "a package"}'));
    expect(foreign).toMatch(/^(zonewarden: copy\/manifest\.json:1: does not fit the format: .*\n)+$/);
  });

  it('is refused when a foreign file lies in it', async () => {
    const complaint = await complaintAbout((folder) => writeFileSync(path.join(folder, 'notes.txt'), 'mine'));
    expect(complaint).toBe('zonewarden: copy/notes.txt: does not belong to the snapshot\n');
  });

  it('is refused when it is no folder, or not there', async () => {
    expect((await place.run('evaluate', 'nowhere')).stderr).toBe('zonewarden: nowhere/manifest.json: is missing\n');
    const { code, stderr } = await place.run('evaluate', 'report.json');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^zonewarden: report\.json\/manifest\.json: cannot be read: ENOTDIR.*\n$/),
    });
  });
});

describe('a report that cannot be used', () => {
  it.each([
    ['nowhere.json', null, /^zonewarden: nowhere\.json: there is no such file\n$/],
    ['cut.json', (text: string) => text.slice(0, 1000), /^zonewarden: cut\.json:\d+: wanted JSON: .*\n$/],
    ['empty.json', () => '', /^zonewarden: empty\.json:1: wanted JSON: .*\n$/],
    ['foreign.json', () => '{"version":"2.1.0"}', /^zonewarden: foreign\.json:1: format: expected .*, found null\n$/],
    [
      'edited.json',
      (text: string) => text.replace('"verdict":"pass"', '"verdict":"great"'),
      /^zonewarden: edited\.json:\d+: findings\[\d+\]\.verdict: .*\n$/,
    ],
  ])('%s is refused by name', async (name, change, complaint) => {
    if (change) place.write(name, change(place.text('report.json')));
    const before = place.files();
    const { code, stdout, stderr } = await place.run('report', name, '--output', 'html=other.html');
    expect({ code, stdout, files: place.files() }).toEqual({ code: 2, stdout: '', files: before });
    expect(stderr).toMatch(complaint);
  });
});

it('a snapshot is not judged by core accounts that it was not made with', async () => {
  const { core, workloads } = place.landingZone;
  const other = `"${workloads[0]}"`;
  place.write('other.yaml', place.text('zonewarden.yaml').replace(/(security|logArchive): .*/g, `$1: ${other}`));
  const { code, stdout, stderr } = await place.run('evaluate', 'snapshot', '--config', 'other.yaml');
  const complaint = (role: 'logArchive' | 'security') =>
    `zonewarden: organization.accounts.${role}: is ${workloads[0]}, and snapshot was read with ${core[role]}: ` +
    'use the configuration of that scan, or scan again\n';
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: complaint('logArchive') + complaint('security'),
  });
});

describe('a snapshot that is judged again', () => {
  it('is judged by the parameters of now', async () => {
    expect(place.report('report.json').summary.exitCode).toBe(0);
    const stricter = `${place.text('zonewarden.yaml')}parameters:\n  minRetentionDays: 5000\n`;
    place.write('stricter.yaml', stricter);
    const { code } = await place.run(
      ...['evaluate', 'snapshot', '--config', 'stricter.yaml', '--rule', 'ASEA-LM-CL-05'],
      ...['--fail-on', 'low', '--output', 'json=stricter.json'],
    );
    const report = place.report('stricter.json');
    expect(code).toBe(1);
    expect(report.parameters.minRetentionDays).toBe(5000);
    const passedBefore = place
      .report('report.json')
      .findings.filter(({ rule, verdict }) => rule === 'ASEA-LM-CL-05' && verdict === 'pass')
      .map(({ id }) => id);
    const now = report.findings.filter(({ id }) => passedBefore.includes(id));
    const expected = now.map(({ subject }) => (subject.name.endsWith('kept-for-ever') ? 'pass' : 'fail'));
    expect(now.map(({ verdict }) => verdict)).toEqual(expected);
    expect(new Set(expected)).toEqual(new Set(['pass', 'fail']));
  });

  it('is unknown to rules for which it was not taken, and never a pass', async () => {
    const { code } = await place.run('evaluate', 'snapshot', '--rule', 'ASEA-LM-FL-01', '--output', 'json=other.json');
    const findings = place.report('other.json').findings.map(({ verdict, causes }) => ({
      verdict,
      causes: [...new Set(causes.map(({ outcome }) => outcome))],
    }));
    expect(code).toBe(3);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings).toEqual(findings.map(() => ({ verdict: 'unknown', causes: ['not-asked'] })));
  });
});

describe('the folder of a snapshot', () => {
  it('that is there already is refused before anything is asked of AWS, and stays as it is', async () => {
    const calls = place.server.calls.length;
    const manifest = place.text('snapshot/manifest.json');
    const before = place.files();
    const { code, stderr } = await place.run('scan', '--snapshot', 'snapshot', '--output', 'html=new.html');
    expect({ code, stderr, calls: place.server.calls.length, files: place.files() }).toEqual({
      code: 2,
      stderr:
        'zonewarden: snapshot: is there already and is not empty; name another folder or remove it; ' +
        '--resume goes on with a scan that was ended\n',
      calls,
      files: before,
    });
    expect(place.text('snapshot/manifest.json')).toBe(manifest);
  });
});

describe('the coverage of a report', () => {
  it('is its gaps and how many answers there were, and every question only when it was asked for', async () => {
    const report = place.report('report.json');
    await place.run(
      'evaluate',
      'snapshot',
      '--rule',
      'ASEA-LM-CL-05*',
      '--output',
      'json=full.json',
      '--full-coverage',
    );
    const { coverage = [], ...full } = place.report('full.json');
    expect(full).toEqual(report);
    const answered = report.answers.flatMap(({ operations }) => Object.values(operations));
    expect(coverage.length).toBe(report.summary.cells.planned);
    expect(answered.reduce((sum, count) => sum + count, 0)).toBe(report.summary.cells.known);
    await place.run('report', 'full.json', '--output', 'json=again.json');
    expect(place.text('again.json')).toBe(place.text('full.json'));
  });
});
