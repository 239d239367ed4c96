import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zonewarden } from './command.ts';
import { openPlace, type Place } from './organization.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.close());

/** Runs and gives the lines that it complains with; nothing may have been asked of AWS, written or left behind. */
async function faultsOf(...args: string[]): Promise<string[]> {
  const before = { files: place.files(), calls: place.server.calls.length };
  const { code, stdout, stderr } = await place.run(...args);
  expect({ code, stdout, files: place.files(), calls: place.server.calls.length }).toEqual({
    code: 2,
    stdout: '',
    ...before,
  });
  return stderr.trimEnd().split('\n');
}

describe('a configuration that is wrong', () => {
  it('is told with every fault and its line', async () => {
    place.write(
      'wrong.yaml',
      [
        'organization:',
        '  homeRegion: canada',
        '  accounts:',
        '    management: 012345678901',
        '    logArchive: "12345"',
        '    audit: "333344445555"',
        '  scanRole: arn:aws:iam::111122223333:role/Scan',
        'profile: asea-pbmm',
        'profil: strict',
        'parameters:',
        '  minDays: "731"',
        '  minDayz: 731',
      ].join('\n'),
    );
    expect((await faultsOf('scan', '--config', 'wrong.yaml')).sort()).toEqual([
      'zonewarden: wrong.yaml:11: parameters.minDays: Invalid input: expected number, received string',
      'zonewarden: wrong.yaml:12: parameters.minDayz: there is no such key',
      'zonewarden: wrong.yaml:2: organization.homeRegion: a region looks like ca-central-1',
      'zonewarden: wrong.yaml:4: organization.accounts.management: Invalid input: expected string, received number; ' +
        'put the value in quotes, a number loses leading zeros',
      'zonewarden: wrong.yaml:5: organization.accounts.logArchive: an account id is a string of 12 digits',
      'zonewarden: wrong.yaml:6: organization.accounts.audit: there is no such key',
      'zonewarden: wrong.yaml:7: organization.scanRole: the name of a role, without its ARN',
      'zonewarden: wrong.yaml:9: profil: there is no such key',
    ]);
  });

  it('may not say the same twice', async () => {
    place.write('twice.yaml', 'organization:\n  homeRegion: ca-central-1\n  homeRegion: us-east-1\nprofil: strict\n');
    expect(await faultsOf('scan', '--config', 'twice.yaml')).toEqual([
      'zonewarden: twice.yaml:3: Map keys must be unique',
      'zonewarden: twice.yaml:4: profil: there is no such key',
    ]);
  });

  it.each([
    ['broken.yaml', 'organization: [', /^zonewarden: broken\.yaml:1: /],
    ['empty.yaml', '', /^zonewarden: empty\.yaml:1: organization: /],
    ['list.yaml', '- 1\n', /^zonewarden: list\.yaml:1: the file: /],
    ['bomb.yaml', bomb(), /^zonewarden: bomb\.yaml: .*alias/],
  ])('%s is one line', async (name, text, line) => {
    place.write(name, text);
    const faults = await faultsOf('scan', '--config', name);
    expect(faults).toEqual([expect.stringMatching(line)]);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['deep.yaml', '- '.repeat(1_000), /^zonewarden: deep\.yaml:1: wanted at most 32 levels of nesting$/],
    ['deep.json', '['.repeat(20_000), /^zonewarden: deep\.json:1: wanted at most 32 levels of nesting$/],
    ['large.yaml', '#'.repeat(200_000), /^zonewarden: large\.yaml: is larger than 131072 bytes: it has 200000$/],
    [
      'latin.yaml',
      Buffer.from([0x61, 0x0a, 0xe9]),
      /^zonewarden: latin\.yaml:2: wanted UTF-8, found something else at/,
    ],
    ['code.yaml', 'profile: !!js/function "x"\n', /^zonewarden: code\.yaml:1: Unresolved tag: /],
    ['old.yaml', '%YAML 1.1\n---\nprofile: 017\n', /^zonewarden: old\.yaml:1: wanted no directives/],
    ['two.yaml', 'a: 1\n---\nb: 2\n', /^zonewarden: two\.yaml: wanted one document, found 2$/],
    ['proto.yaml', '__proto__: {profile: strict}\n', /^zonewarden: proto\.yaml: a key may not be named __proto__$/],
  ])('%s is refused before anything is made of it', async (name, content, line) => {
    writeFileSync(place.file(name), content);
    expect(await faultsOf('scan', '--config', name)).toEqual([expect.stringMatching(line)]);
  });

  it('that is a pipe, a folder or a device is refused without waiting for it', async () => {
    execFileSync('mkfifo', [place.file('pipe.yaml')]);
    mkdirSync(place.file('folder.yaml'), { recursive: true });
    for (const [file, found] of [
      ['pipe.yaml', 'a pipe'],
      ['folder.yaml', 'a folder'],
      ['/dev/zero', 'a device'],
    ]) {
      expect(await faultsOf('scan', '--config', String(file))).toEqual([
        `zonewarden: ${file}: is ${found}, not a file`,
      ]);
    }
  });

  it('with a name that moves the cursor is told in one line', async () => {
    expect(await faultsOf('scan', '--config', 'a\u001b[2J\nb')).toEqual([
      expect.stringMatching(/^zonewarden: a\P{Cc}+\[2J\P{Cc}b: there is no such file; name your configuration/u),
    ]);
  });

  it('has to be there', async () => {
    expect(await faultsOf('scan', '--config', 'nowhere.yaml')).toEqual([
      'zonewarden: nowhere.yaml: there is no such file; name your configuration with --config',
    ]);
  });

  it('names a profile that exists', async () => {
    place.write('profile.yaml', `${place.text('zonewarden.yaml')}`.replace('asea-pbmm', 'asea'));
    const wanted = 'there is no profile asea; wanted one of asea-pbmm, lza-cccs-medium, lza-universal, strict';
    expect(await faultsOf('scan', '--config', 'profile.yaml')).toEqual([
      expect.stringMatching(new RegExp(`^zonewarden: profile\\.yaml:\\d+: ${wanted}$`)),
    ]);
    expect(await faultsOf('scan', '--profile', 'asea')).toEqual([`zonewarden: --profile: ${wanted}`]);
  });
});

describe('faults of several kinds', () => {
  it('are told all at once', async () => {
    place.write('full', 'a file');
    place.write('text', 'another file');
    mkdirSync(place.file('folder'), { recursive: true });
    const faults = await faultsOf(
      'scan',
      ...['--config', 'nowhere.yaml', '--profile', 'asea', '--rule', 'ASEA-LM-XX-*', '--rule', 'ASEA-LM-FL-01'],
      ...['--output', 'pdf=report.pdf', '--output', 'json=', '--output', 'html=nowhere/report.html'],
      ...['--output', 'json=text/report.json', '--output', 'sarif=folder', '--output', 'asff=new/'],
      ...['--output', 'ndjson=a', '--output', 'json=./a', '--output', 'table', '--output', 'json'],
      ...['--snapshot', 'full', '--account', '12345', '--region', 'canada'],
    );
    expect(faults.map((fault) => fault.replace('zonewarden: ', ''))).toEqual([
      'nowhere.yaml: there is no such file; name your configuration with --config',
      '--rule ASEA-LM-XX-*: there is no such rule; zonewarden rules list shows them',
      '--profile: there is no profile asea; wanted one of asea-pbmm, lza-cccs-medium, lza-universal, strict',
      '--account 12345: an account id has 12 digits',
      '--region canada: a region looks like ca-central-1',
      expect.stringMatching(/^full: cannot be written: ENOTDIR/),
      '--output pdf=report.pdf: there is no format pdf; choose one of json, ndjson, sarif, sarif-full, asff, html, table',
      '--output json=: the path is empty; write json=FILE, or json=- for stdout',
      expect.stringMatching(/^--output html=nowhere\/report\.html: cannot be written: ENOENT/),
      expect.stringMatching(/^--output json=text\/report\.json: cannot be written: ENOTDIR/),
      '--output sarif=folder: cannot be written: it is a folder; name a file in it',
      '--output asff=new/: cannot be written: it is a folder; name a file in it',
      '--output json=./a: ./a is named twice',
      '--output json=-: - is named twice',
    ]);
  });
});

describe('a report that is read again', () => {
  it.each<[string, string | Buffer, RegExp]>([
    [
      'deep-report.json',
      `{"format":${'['.repeat(100_000)}`,
      /^zonewarden: deep-report\.json:1: wanted at most 32 levels/,
    ],
    [
      'twice.json',
      '{"format":"zonewarden.report/3",\n"profile":"x",\n"profile":"y"}',
      /^zonewarden: twice\.json:3: a key stands twice in one object$/m,
    ],
    [
      'bytes.json',
      Buffer.concat([Buffer.from('{\n"profile": "'), Buffer.from([0xff]), Buffer.from('"}')]),
      /^zonewarden: bytes\.json:2: wanted UTF-8, found something else at byte 14$/,
    ],
  ])('%s is refused with its line', async (name, content, line) => {
    writeFileSync(place.file(name), content);
    expect((await faultsOf('report', name, '--output', 'html=never.html')).join('\n')).toMatch(line);
  });

  it('that is a pipe or a folder is refused without waiting for it', async () => {
    execFileSync('mkfifo', [place.file('pipe.json')]);
    expect(await faultsOf('report', 'pipe.json')).toEqual(['zonewarden: pipe.json: is a pipe, not a file']);
    expect(await faultsOf('report', '.')).toEqual(['zonewarden: .: is a folder, not a file']);
  });
});

describe('an output', () => {
  it('does not replace the configuration, nor go into the snapshot', async () => {
    const faults = await faultsOf(
      'scan',
      ...['--snapshot', 'kept', '--output', 'json=zonewarden.yaml', '--output', 'html=kept/report.html'],
    );
    expect(faults).toEqual([
      'zonewarden: --output json=zonewarden.yaml: this is the configuration',
      'zonewarden: --output html=kept/report.html: lies in the folder of the snapshot; name a path outside kept',
    ]);
  });
});

describe('an endpoint', () => {
  it('that is no URL is refused', async () => {
    const env = { ...place.env, AWS_ENDPOINT_URL: 'localhost:4566' };
    const { code, stderr } = await zonewarden(['scan'], { cwd: place.folder, env });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'zonewarden: AWS_ENDPOINT_URL: localhost:4566 is no URL that begins with https:// or http://\n',
    });
  });
});

describe('options', () => {
  it.each([
    [['scann'], /unknown command 'scann'/],
    [['scan', '--outptu', 'json'], /unknown option '--outptu'/],
    [['scan', '--fail-on', 'worst'], /Allowed choices are critical, high, medium, low, informational, none/],
    [['scan', '--concurrency', '0'], /at least 1/],
    [['scan', '--concurrency', 'many'], /whole number/],
    [['scan', 'extra'], /too many arguments/],
    [['evaluate'], /missing required argument 'dir'/],
    [['report'], /missing required argument 'file'/],
    [[], /Usage: zonewarden/],
    [['rules'], /Usage: zonewarden rules/],
  ])('%j', async (args, message) => {
    const faults = (await faultsOf(...args)).join('\n');
    expect(faults).toMatch(message);
    expect(faults).toMatch(/--help|Usage/);
  });
});

/** Nine short lists that stand for a list of hundreds of millions. */
function bomb(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [one, other] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'].map((pair) => [...pair])) {
    lines.push(`${other}: &${other} [${Array(9).fill(`*${one}`).join(', ')}]`);
  }
  return lines.join('\n');
}
