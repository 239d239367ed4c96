import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULT_KINDS } from '../../sim/faults/fault.ts';
import { VIOLATIONS } from '../../sim/violations/index.ts';
import { start, zonewarden } from './command.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'zonewarden-test-'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe('the simulated organization', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('prints how to scan it, is scanned so, and ends at %s', async (signal) => {
    const sim = start(['sim', '--accounts', '4', '--regions', '1', '--write-config', 'sim.yaml'], { cwd });
    await sim.until(/# Ctrl\+C ends it\.\n/);
    const env: Record<string, string> = {};
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_REGION']) {
      env[name] = (await sim.until(new RegExp(`${name}=(\\S+)`)))[1] ?? '';
    }
    const [, command = ''] = await sim.until(/zonewarden -- (scan .*)\n/);
    const scan = await zonewarden([...command.split(' '), '--rule', 'ASEA-LM-OV-04'], { cwd, env });
    expect({ code: scan.code, stderr: scan.stderr }).toEqual({ code: 0, stderr: '' });
    sim.child.kill(signal);
    const { code, stderr } = await sim.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('lists every violation and every kind of fault', async () => {
    const violations = await zonewarden(['sim', '--violation', 'list']);
    const faults = await zonewarden(['sim', '--fault', 'list']);
    const names = ({ stdout }: { stdout: string }) =>
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(':')[0]);
    expect([violations.code, faults.code]).toEqual([0, 0]);
    expect(names(violations)).toEqual(Object.keys(VIOLATIONS));
    expect(names(faults)).toEqual(Object.keys(FAULT_KINDS));
  });

  it('tells all that is wrong at once', async () => {
    const { code, stdout, stderr } = await zonewarden([
      ...['sim', '--accounts', '3', '--violation', 'no-such', '--violation', 'neither'],
      ...['--fault', 'denid:region=ca-central-1', '--fault', 'slow:seconds=0'],
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^zonewarden: fault "denid:region=ca-central-1": "denid" is no kind of fault; use one of /),
      'zonewarden: fault "slow:seconds=0": seconds has to be a number above 0, and "0" is not',
      'zonewarden: accounts is 3: give 4 or more, three of them are the core accounts',
      'zonewarden: --violation no-such: there is no such violation; --violation list shows them',
      'zonewarden: --violation neither: there is no such violation; --violation list shows them',
    ]);
  });

  it.each([
    [['--regions', '18'], 'zonewarden: regions is 18: give 1 to 17, or a list of region codes'],
    [['--regions', 'us-east-1'], 'zonewarden: the list of regions lacks the home region ca-central-1'],
    [['--regions', 'ca-central-1,mars-1'], 'zonewarden: the simulation does not know these regions: mars-1'],
  ])('%j is refused', async (args, fault) => {
    const { code, stdout, stderr } = await zonewarden(['sim', ...args]);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `${fault}\n` });
  });

  it('says what a violation needs that the organization is too small for', async () => {
    const args = ['sim', '--accounts', '4', '--regions', '1', '--violation', 'trail-single-region'];
    expect(await zonewarden(args)).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: 'zonewarden: the simulated landing zone lacks a second region, which the violation needs\n',
    });
  });

  it.each([
    [['--accounts', '-1'], /whole number/],
    [['--accounts', '0'], /at least 1/],
    [['--seed', 'x'], /whole number/],
    [['--latency', '1.5'], /whole number/],
    [['--port', '65536'], /65535 at most/],
  ])('%j is refused with a hint', async (args, message) => {
    const { code, stdout, stderr } = await zonewarden(['sim', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/--help/);
  });

  it('does not share a port', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { code, stdout, stderr } = await zonewarden(['sim', '--port', String(port), '--write-config', 'no.yaml'], {
      cwd,
    });
    server.close();
    expect({ code, stdout, stderr }).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: `zonewarden: --port ${port}: something listens there already; 0 takes a free one\n`,
    });
    expect(() => readFileSync(path.join(cwd, 'no.yaml'))).toThrow('ENOENT');
  });

  it('replaces no configuration but its own', async () => {
    writeFileSync(path.join(cwd, 'mine.yaml'), 'organization: mine\n');
    const { code, stdout, stderr } = await zonewarden(['sim', '--write-config', 'mine.yaml'], { cwd });
    expect({ code, stdout, stderr }).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: 'zonewarden: --write-config mine.yaml: is there already, and not from a simulation; name another file\n',
    });
    expect(readFileSync(path.join(cwd, 'mine.yaml'), 'utf8')).toBe('organization: mine\n');
    const nowhere = await zonewarden(['sim', '--write-config', 'nowhere/sim.yaml'], { cwd });
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toMatch(/^zonewarden: --write-config nowhere\/sim\.yaml: cannot be written: ENOENT.*\n$/);
  });
});
