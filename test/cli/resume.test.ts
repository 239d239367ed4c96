import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../snapshot/journal.ts';
import { unfinishedPaths } from '../../snapshot/layout.ts';
import { contentOf, contentOfReport } from '../../trust/kills/content.ts';
import { FEW, type Organization, openPlace, type Place } from './organization.ts';

const places: Place[] = [];
afterEach(async () => {
  for (const place of places.splice(0)) await place.close();
});

async function open(organization: Organization = {}): Promise<Place> {
  const place = await openPlace({ accounts: 5, ...organization });
  places.push(place);
  return place;
}

/** A scan that is killed when it has read the core accounts and waits for the VPCs of another one. */
async function killed(place: Place, ...args: string[]): Promise<void> {
  const running = place.start('scan', '--verbose', '--snapshot', 'snapshot', ...args);
  for (const account of Object.values(place.landingZone.core)) {
    await running.until(new RegExp(`"event":"account-read","account":"${account}"`));
  }
  running.child.kill('SIGKILL');
  await running.ended;
}

const hanging = (place: Place) => [`slow:operation=ec2:DescribeVpcs,account=${place.landingZone.workloads[0]}`];
const shards = (place: Place) => readdirSync(place.file('snapshot.unfinished/snapshot/accounts')).sort();

/** The organization of a scan that was killed once, and of one that nobody disturbed, for all tests that go on with it. */
let left: { readonly now: Date; readonly place: Place; readonly whole: Place };
beforeAll(async () => {
  const now = new Date();
  const whole = await openPlace({ accounts: 5, now });
  left = { now, whole, place: await openPlace({ accounts: 5, now, faults: hanging(whole) }) };
  await whole.run('scan', '--snapshot', 'snapshot', '--output', 'json=report.json');
  await killed(left.place);
});
afterAll(async () => {
  await left.place.close();
  await left.whole.close();
});

/**
 * Two places of the same organization: in one, AWS never answers one question, and a scan of it was killed; in the other
 * nothing is the matter, and it was scanned.
 */
async function twoAfterKill(): Promise<{ readonly broken: Place; readonly whole: Place }> {
  const broken = await open({ now: left.now, faults: hanging(left.whole) });
  const unfinished = 'snapshot.unfinished';
  cpSync(left.place.file(unfinished), broken.file(unfinished), { recursive: true });
  return { broken, whole: left.whole };
}

describe('a scan that was killed', { timeout: 180_000 }, () => {
  it('goes on with what is missing, and says the same as one that nobody disturbed', async () => {
    const { broken, whole } = await twoAfterKill();
    const all = whole.server.calls.length;
    // A shard whose file was written, but not its line in the journal, is read again.
    const journal = await readJournal(unfinishedPaths(broken.file('snapshot')).journal);
    const read = journal.shards.map(({ name }) => name);
    expect(read).toEqual(expect.arrayContaining(Object.values(broken.landingZone.core)));
    const { code, stderr } = await start(broken, whole, '--resume', 'snapshot', '--output', 'json=resumed.json');
    expect({ code, stderr, files: broken.files() }).toEqual({
      ...{ code: 0, stderr: '' },
      files: ['resumed.json', 'snapshot'],
    });
    expect((await contentOf(broken.file('snapshot'))) === (await contentOf(whole.file('snapshot')))).toBe(true);
    expect(contentOfReport(broken.file('resumed.json')) === contentOfReport(whole.file('report.json'))).toBe(true);
    const again = whole.server.calls.slice(all);
    const role = (account: string) => `arn:aws:iam::${account}:role/${whole.landingZone.scanRole}`;
    const assumed = again.filter(({ operation }) => operation === 'sts:AssumeRole').map(({ input }) => input.RoleArn);
    // The management account is entered to see whether its list of accounts is still the same.
    const missing = whole.landingZone.workloads.filter((account) => !read.includes(account));
    expect(assumed.sort()).toEqual([...missing, whole.landingZone.core.management].map(role).sort());
  });

  it('counts the calls of both processes', async () => {
    const { broken, whole } = await twoAfterKill();
    const before = new Map(whole.server.counts);
    await start(broken, whole, '--resume', 'snapshot', '--output', 'json=resumed.json');
    const calls = new Map(broken.report('resumed.json').calls.map((count) => [count.operation, count.calls]));
    // The first has found the targets, the second has listed the accounts at the end.
    const times = (counts: ReadonlyMap<string, number>, operation: string) => counts.get(operation) ?? 0;
    const asked = (operation: string) =>
      times(left.place.server.counts, operation) + times(whole.server.counts, operation) - times(before, operation);
    for (const operation of ['organizations:ListRoots', 'organizations:ListAccounts', 'account:ListRegions']) {
      expect({ operation, calls: calls.get(operation) }).toEqual({ operation, calls: asked(operation) });
    }
  });

  it('is not begun anew by accident', async () => {
    const { broken, whole } = await twoAfterKill();
    const kept = shards(broken);
    const { code, stderr } = await start(broken, whole, '--snapshot', 'snapshot');
    expect({ code, stderr, kept: shards(broken) }).toEqual({
      code: 2,
      stderr:
        'zonewarden: snapshot: an earlier scan was ended before its end; go on with it by --resume snapshot, ' +
        `or remove ${broken.file('snapshot.unfinished')}\n`,
      kept,
    });
  });

  it('cannot go on for another request; every difference is told, and what was read stays', async () => {
    const { broken, whole } = await twoAfterKill();
    const kept = shards(broken);
    const [account] = broken.landingZone.workloads;
    const other = broken.text('zonewarden.yaml').replace(/scanRole: .*/, 'scanRole: Another\n  externalId: a-secret');
    const parameters = 'parameters:\n  minRetentionDays: 365\n';
    broken.write('other.yaml', `${other}\n${parameters}`);
    const { code, stderr } = await start(
      ...[broken, whole, '--resume', 'snapshot', '--config', 'other.yaml'],
      ...['--account', String(account), '--region', 'us-east-1', '--rule', 'ASEA-LM-FL-01'],
    );
    expect({ code, lines: stderr.trimEnd().split('\n'), kept: shards(broken) }).toEqual({
      code: 2,
      lines: [
        expect.stringMatching(
          /^zonewarden: --resume snapshot: organization\.scanRole: it was \S+ when the scan began, now it is Another$/,
        ),
        'zonewarden: --resume snapshot: organization.externalId is not the one that the scan began with',
        `zonewarden: --resume snapshot: --account: it was not given when the scan began, now it is ${account}`,
        'zonewarden: --resume snapshot: --region: it was not given when the scan began, now it is us-east-1',
        expect.stringMatching(
          /^zonewarden: --resume snapshot: resource types that the rules need: bucket, .* are no longer needed$/,
        ),
        'zonewarden: --resume snapshot: parameter minRetentionDays: it was 731 when the scan began, now it is 365',
      ],
      kept,
    });
  });

  it('reads an account again whose file was cut off, changed or removed since', async () => {
    const { broken, whole } = await twoAfterKill();
    const [first, second, third] = shards(broken).map((name) => `snapshot.unfinished/snapshot/accounts/${name}`);
    const bytes = readFileSync(broken.file(String(first)));
    writeFileSync(broken.file(String(first)), bytes.subarray(0, bytes.length - 9));
    const changed = readFileSync(broken.file(String(second)));
    changed[20] = (changed[20] ?? 0) ^ 1;
    writeFileSync(broken.file(String(second)), changed);
    rmSync(broken.file(String(third)));
    appendFileSync(broken.file('snapshot.unfinished/journal.ndjson'), '{"shard":{"name":"11112222');
    const asked = whole.server.calls.length;
    expect((await start(broken, whole, '--resume', 'snapshot')).code).toBe(0);
    expect((await contentOf(broken.file('snapshot'))) === (await contentOf(whole.file('snapshot')))).toBe(true);
    const entered = new Set(whole.server.calls.slice(asked).map(({ account }) => account));
    for (const file of [first, second, third]) expect(entered).toContain(String(file).slice(-22, -10));
  });

  it('is refused when what it was aimed at was changed since', async () => {
    const { broken, whole } = await twoAfterKill();
    const file = 'snapshot.unfinished/snapshot/scan.json';
    broken.write(file, broken.text(file).replace('"takenAt":"2', '"takenAt":"1'));
    const { code, stderr } = await start(broken, whole, '--resume', 'snapshot');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^zonewarden: \S+scan\.json: was edited: its digest does not match; .*\n$/),
    });
  });
});

describe('two scans to one folder', { timeout: 180_000 }, () => {
  it('do not get into each other: the second is told who works on it', async () => {
    const broken = await open({ faults: hanging(left.whole) });
    const running = broken.start('scan', '--verbose', '--snapshot', 'snapshot');
    await running.until(/targets found/);
    const complaint = new RegExp(
      `^zonewarden: \\S+/snapshot\\.unfinished: another scan is writing it \\(process ${running.child.pid} on .*\\n$`,
    );
    for (const option of ['--snapshot', '--resume']) {
      const { code, stderr } = await broken.run('scan', option, 'snapshot');
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(complaint) });
    }
    running.child.kill('SIGKILL');
    await running.ended;
  });
});

describe('a scan that was interrupted', { timeout: 180_000 }, () => {
  it('goes on where it was, and the whole snapshot takes the place of the interrupted one', async () => {
    const { whole } = left;
    const broken = await open({ now: left.now, faults: hanging(whole) });
    const running = broken.start('scan', '--verbose', '--snapshot', 'snapshot', '--output', 'json=report.json');
    await running.until(/"event":"account-read"/);
    await broken.asked('ec2:DescribeVpcs');
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(143);
    expect(broken.report('report.json').interrupted).toBe('SIGTERM');
    const { code, stderr } = await start(broken, whole, '--resume', 'snapshot', '--output', 'json=report.json');
    expect({ code, stderr, files: broken.files() }).toEqual({
      ...{ code: 0, stderr: '' },
      files: ['report.json', 'snapshot'],
    });
    expect((await contentOf(broken.file('snapshot'))) === (await contentOf(whole.file('snapshot')))).toBe(true);
    expect(contentOfReport(broken.file('report.json')) === contentOfReport(whole.file('report.json'))).toBe(true);
  });
});

describe('nothing to go on with', { timeout: 180_000 }, () => {
  it('is a fault when no scan was begun, and none when nothing is missing', async () => {
    const place = await open();
    expect((await place.run('scan', '--resume', 'snapshot')).stderr).toBe(
      'zonewarden: snapshot: no scan was begun: there is neither a snapshot nor snapshot.unfinished beside it; ' +
        'begin one with --snapshot\n',
    );
    await place.run('scan', ...FEW, '--snapshot', 'snapshot', '--output', 'json=report.json');
    const asked = place.server.calls.length;
    const { code } = await place.run('scan', ...FEW, '--resume', 'snapshot', '--output', 'json=again.json');
    expect({ code, asked: place.server.calls.length - asked }).toEqual({ code: 0, asked: 0 });
    expect(place.text('again.json')).toBe(place.text('report.json'));
    expect(existsSync(place.file('snapshot.unfinished'))).toBe(false);
    expect((await place.run('scan', '--resume', 'snapshot', '--snapshot', 'other')).code).toBe(2);
  });
});

/** Runs a scan in the folder of one place against the organization of another. */
function start(at: Place, of: Place, ...args: string[]) {
  return at.runWith({ AWS_ENDPOINT_URL: of.server.endpoint }, 'scan', ...args);
}
