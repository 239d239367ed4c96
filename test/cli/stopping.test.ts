import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, watch } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WholeReport } from '../../model/report.ts';
import { REPORTERS } from '../../reporters/index.ts';
import { buildLandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { start } from './command.ts';
import { FEW, type Organization, openPlace, type Place } from './organization.ts';

const places: Place[] = [];
afterEach(async () => {
  for (const place of places.splice(0)) await place.close();
});

/** The temporary folder of the commands lies inside the place, so that what they leave there is seen. */
async function open(organization: Organization): Promise<Place> {
  const place = await openPlace(organization);
  places.push(place);
  mkdirSync(place.file('tmp'));
  return place;
}

const inTmp = (place: Place) => readdirSync(place.file('tmp'));
const scanning = (place: Place, ...args: string[]) =>
  place.start('scan', '--verbose', '--output', 'json=report.json', '--output', 'html=report.html', ...args);

const CODES = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof CODES;

/** Sends the signal and waits for the end; how soon it has to come is measured by the sweep of kills. */
function stop(running: ReturnType<typeof scanning>, signal: Signal) {
  running.child.kill(signal);
  return running.ended;
}

/** A pipe in the place, whose reader takes the first bytes and then waits until it is told to take the rest. */
async function slowReader(place: Place) {
  execFileSync('mkfifo', [place.file('pipe')]);
  const child = spawn('bash', ['-c', 'exec 3<pipe; head -c 10 <&3; read go && cat <&3'], { cwd: place.folder });
  let text = '';
  const first = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    first.resolve();
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    reads: first.promise,
    goOn: () => child.stdin.end('go\n'),
    leave: () => child.stdin.end(),
    async text() {
      await ended;
      return text;
    },
  };
}

/** Rules that ask nothing of AWS. */
const DOCUMENTATION = ['ASEA-LM-FL-07', 'ASEA-LM-FL-08'];

/** Findings that an interrupted scan has otherwise than the whole one; only `unknown` may replace a verdict. */
function wronglyKnown(interrupted: WholeReport, whole: WholeReport): string[] {
  const before = new Map(whole.findings.map(({ id, verdict }) => [id, verdict]));
  return interrupted.findings.flatMap(({ id, rule, verdict, message }) =>
    verdict === 'unknown' || before.get(id) === verdict || DOCUMENTATION.includes(rule)
      ? []
      : [`${before.get(id)} -> ${verdict}: ${message}`],
  );
}

/** What a scan says that nobody stops. */
let whole: WholeReport;
beforeAll(async () => {
  const place = await openPlace();
  await place.run('scan', '--share', '1', '--output', 'json=report.json');
  whole = place.report('report.json');
  await place.close();
});

describe('a scan that is stopped', { timeout: 180_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s writes what it has seen, as interrupted', async (signal) => {
    const [workload] = buildLandingZone({ accounts: 4, regions: 1, seed: 1, now: new Date() }).workloads;
    const place = await open({ faults: [`slow:operation=ec2:DescribeVpcs,account=${workload}`] });
    const running = scanning(place, '--snapshot', 'snapshot');
    for (const account of Object.values(place.landingZone.core)) {
      await running.until(new RegExp(`"event":"account-read","account":"${account}"`));
    }
    await place.asked('ec2:DescribeVpcs');
    const { code, stderr } = await stop(running, signal);
    const report = place.report('report.json');
    expect(code).toBe(CODES[signal]);
    expect(stderr).toContain(`zonewarden: exit ${CODES[signal]}: interrupted by ${signal}\n`);
    expect(report.interrupted).toBe(signal);
    expect(report.summary).toMatchObject({ complete: false, exitCode: CODES[signal] });
    expect(report.summary.reasons.map((reason) => reason.code)).toEqual([CODES[signal], 3]);
    // Stopped with all but one thing seen: what was seen is judged, what was not is unknown.
    expect(wronglyKnown(report, whole)).toEqual([]);
    expect(report.summary.counts.pass).toBeGreaterThan(0);
    const ofVpcs = report.findings.filter(({ rule, account }) => rule === 'ASEA-LM-FL-01' && account === workload);
    expect(ofVpcs.map(({ verdict, causes }) => [verdict, causes.map(({ outcome }) => outcome)])).toEqual([
      ['unknown', ['failed']],
    ]);
    expect(place.files()).toEqual(['report.html', 'report.json', 'snapshot', 'tmp']);
    // The snapshot tells the same.
    await place.run('evaluate', 'snapshot', '--output', 'json=again.json');
    expect(place.text('again.json') === place.text('report.json')).toBe(true);
  });

  it.each([
    'organizations:DescribeOrganization',
    'organizations:ListAccounts',
    'organizations:ListAccountsForParent',
    'sts:AssumeRole',
    'account:ListRegions',
  ])('while it waits for %s knows what it has seen until then, and no more', async (operation) => {
    const place = await open({ env: { TMPDIR: 'tmp' }, faults: [`slow:operation=${operation}`] });
    const running = scanning(place);
    await place.asked(operation);
    const { code } = await stop(running, 'SIGTERM');
    const report = place.report('report.json');
    expect({ code, interrupted: report.interrupted }).toEqual({ code: 143, interrupted: 'SIGTERM' });
    expect(wronglyKnown(report, whole)).toEqual([]);
    expect(report.summary.counts).toMatchObject({ fail: 0 });
    expect(report.summary.counts.unknown).toBeGreaterThan(0);
    expect({ files: place.files(), inTmp: inTmp(place) }).toEqual({
      files: ['report.html', 'report.json', 'tmp'],
      inTmp: [],
    });
  });

  it('before AWS has answered at all writes nothing and says so in one line', async () => {
    const place = await open({ env: { TMPDIR: 'tmp' }, faults: ['slow:operation=sts:GetCallerIdentity'] });
    const running = scanning(place, '--snapshot', 'snapshot');
    await place.asked('sts:GetCallerIdentity');
    expect(await stop(running, 'SIGINT')).toEqual({
      ...{ code: 130, stdout: '' },
      stderr: 'zonewarden: ended by SIGINT before anything was known; nothing was written\n',
    });
    expect({ files: place.files(), inTmp: inTmp(place) }).toEqual({ files: ['tmp'], inTmp: [] });
  });

  it('while credentials are waited for does not wait for them', async () => {
    const place = await open({ env: { AWS_CONFIG_FILE: 'aws.config', AWS_PROFILE: 'slow' } });
    place.write('aws.config', '[profile slow]\ncredential_process = touch started; sleep 600\n');
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ...env } = place.env;
    const running = start(['scan', '--output', 'json=report.json'], { cwd: place.folder, env });
    await new Promise<void>((resolve) => {
      const watcher = watch(place.folder, (_, name) => {
        if (name !== 'started') return;
        watcher.close();
        resolve();
      });
    });
    expect((await stop(running, 'SIGTERM')).code).toBe(143);
    expect(place.files()).toEqual(['aws.config', 'started', 'tmp']);
  });

  it('while reports are written ends with whole reports when there is time for them', async () => {
    const place = await open({});
    const reader = await slowReader(place);
    const running = scanning(
      place,
      '--snapshot',
      'snapshot',
      '--output',
      'ndjson=pipe',
      '--output',
      'asff=report.asff',
    );
    await reader.reads;
    running.child.kill('SIGTERM');
    reader.goOn();
    const { code, stderr } = await running.ended;
    expect(code).toBe(143);
    expect(stderr).toMatch(/zonewarden: exit 143: ended by SIGTERM after everything was read and reported\n$/);
    expect(place.report('report.json').interrupted).toBe(null);
    const ndjson = [...REPORTERS.ndjson.render(place.report('report.json'))].join('');
    expect((await reader.text()) === ndjson).toBe(true);
    expect(place.files()).toEqual(['pipe', 'report.asff', 'report.html', 'report.json', 'snapshot', 'tmp']);
  });

  it('while a report is written that nobody takes gives it up, and says where to go on', async () => {
    const place = await open({});
    const reader = await slowReader(place);
    const running = place.start('scan', '--snapshot', 'snapshot', '-o', 'ndjson=pipe', '-o', 'json=report.json');
    await reader.reads;
    const { code, stderr } = await stop(running, 'SIGINT');
    reader.leave();
    expect({ code, stderr, files: place.files() }).toEqual({
      code: 130,
      stderr:
        'zonewarden: exit 130: ended by SIGINT before the reports were written; ' +
        'what was read is in snapshot: zonewarden evaluate judges it\n',
      files: ['pipe', 'snapshot', 'tmp'],
    });
    expect((await readSnapshot(place.file('snapshot'))).manifest.interrupted).toBe(null);
  });

  it('and only judges a snapshot ends at once, without a report', async () => {
    const place = await open({});
    await place.run('scan', '--snapshot', 'snapshot');
    const reader = await slowReader(place);
    const running = place.start('evaluate', 'snapshot', '-o', 'ndjson=pipe', '-o', 'json=report.json');
    await reader.reads;
    const { code } = await stop(running, 'SIGTERM');
    reader.leave();
    expect({ code, files: place.files() }).toEqual({ code: 143, files: ['pipe', 'snapshot', 'tmp'] });
  });

  it('twice ends at once, and leaves nothing half-written', async () => {
    const place = await open({ env: { TMPDIR: 'tmp' }, latencyMs: 50, accounts: 30 });
    const running = scanning(place, '--snapshot', 'snapshot');
    await running.until(/targets found/);
    running.child.kill('SIGINT');
    running.child.kill('SIGTERM');
    // Two signals that wait together come in either order.
    expect([130, 143]).toContain((await running.ended).code);
    // What was read until then is kept to go on from.
    expect({ files: place.files(), inTmp: inTmp(place) }).toEqual({ files: ['snapshot.unfinished', 'tmp'], inTmp: [] });
  });

  it('by force leaves nothing under the names of the reports and the snapshot', async () => {
    const place = await open({ faults: ['slow:operation=ec2:DescribeVpcs'] });
    place.write('report.json', 'the report of yesterday');
    const running = scanning(place, ...FEW, '--snapshot', 'snapshot');
    await place.asked('ec2:DescribeVpcs');
    running.child.kill('SIGKILL');
    await running.ended;
    expect(place.text('report.json')).toBe('the report of yesterday');
    const unfinished = /^\.report\.(json|html)\.unfinished-|^snapshot\.unfinished$/;
    expect(place.files().filter((name) => !unfinished.test(name))).toEqual(['report.json', 'tmp']);
  });
});
