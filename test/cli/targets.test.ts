import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zonewarden } from './command.ts';
import { FEW, openPlace, type Place } from './organization.ts';

const OUTPUT = ['--output', 'json=report.json'] as const;

let place: Place;
beforeAll(async () => {
  place = await openPlace({ accounts: 5, regions: 2 });
});
afterAll(() => place.close());

const aims = () =>
  place.report('report.json').targets.accounts.map(({ account, leftOut, regions, regionsLeftOut }) => ({
    account,
    leftOut: leftOut?.reason ?? null,
    regions,
    regionsLeftOut,
  }));

describe('a selected region', () => {
  it('leaves the others out, with the reason', async () => {
    await place.run('scan', ...OUTPUT, '--region', 'ca-central-1');
    const scanned = aims().filter(({ leftOut }) => leftOut === null);
    expect(scanned).toEqual(
      scanned.map(({ account }) => ({
        ...{ account, leftOut: null, regions: ['ca-central-1'] },
        regionsLeftOut: [{ region: 'us-east-1', reason: 'the region is not among those selected for this scan' }],
      })),
    );
    expect(scanned).toHaveLength(5);
    expect(new Set(place.report('report.json').findings.map(({ region }) => region))).toEqual(
      new Set(['global', 'ca-central-1']),
    );
  });

  it('that no account has is told, with every account that there is not', async () => {
    const before = place.files();
    const region = await place.run('scan', ...OUTPUT, '--region', 'eu-west-1', '--region', 'mx-central-1');
    expect({ code: region.code, stderr: region.stderr, files: place.files() }).toEqual({
      code: 2,
      stderr:
        'zonewarden: region eu-west-1 was selected, but no scanned account has it enabled\n' +
        'zonewarden: region mx-central-1 was selected, but no scanned account has it enabled\n',
      files: before,
    });
    const account = await place.run('scan', '--account', '111122223333', '--account', '999988887777');
    expect(account).toEqual({
      ...{ code: 2, stdout: '' },
      stderr:
        'zonewarden: account 111122223333 was selected, but is not among the 7 accounts\n' +
        'zonewarden: account 999988887777 was selected, but is not among the 7 accounts\n',
    });
  });
});

describe('a selected account', () => {
  it('leaves the others out, with the reason; what needs them is unknown', async () => {
    const [workload = ''] = place.landingZone.workloads;
    const { code } = await place.run('scan', ...OUTPUT, '--account', workload);
    const reasons = Object.fromEntries(aims().map(({ account, leftOut }) => [account, leftOut]));
    const { management, logArchive, security } = place.landingZone.core;
    expect(reasons).toMatchObject({
      [workload]: null,
      [management]: 'the account is not among those selected for this scan',
      [logArchive]: 'the account is not among those selected for this scan',
      [security]: 'the account is not among those selected for this scan',
    });
    expect(code).toBe(3);
    const asked = new Set(place.report('report.json').answers.map(({ account }) => account));
    expect([...asked].sort()).toEqual([management, workload].sort());
  });
});

describe('regions in the configuration', () => {
  it('leave the others out, with the reason', async () => {
    place.write(
      'limited.yaml',
      place.text('zonewarden.yaml').replace('organization:\n', 'organization:\n  regions: [ca-central-1]\n'),
    );
    await place.run('scan', ...FEW, '--config', 'limited.yaml', ...OUTPUT);
    const scanned = aims().filter(({ leftOut }) => leftOut === null);
    expect(scanned.map(({ regions, regionsLeftOut }) => ({ regions, regionsLeftOut }))).toEqual(
      scanned.map(() => ({
        regions: ['ca-central-1'],
        regionsLeftOut: [{ region: 'us-east-1', reason: 'the region is not among those configured' }],
      })),
    );
  });
});

describe('a single account without a role', () => {
  it('is scanned with the credentials of the caller, and nothing is claimed of the organization', async () => {
    place.write('single.yaml', 'organization:\n  homeRegion: ca-central-1\n');
    const { code } = await place.run('scan', '--config', 'single.yaml', ...OUTPUT);
    const report = place.report('report.json');
    expect(code).toBe(3);
    expect(report.targets).toMatchObject({ organizationId: null, core: { management: null } });
    expect(aims().map(({ account, regions }) => ({ account, regions }))).toEqual([
      { account: place.landingZone.callerAccount, regions: ['ca-central-1', 'us-east-1'] },
    ]);
    const asked = [
      ...report.gaps.map(({ operation }) => operation),
      ...report.answers.flatMap(({ operations }) => Object.keys(operations)),
    ];
    expect(asked).toContain('ec2:DescribeVpcs');
    expect(asked).not.toContain('sts:AssumeRole');
    const passed = new Set(report.findings.filter(({ verdict }) => verdict === 'pass').map(({ rule }) => rule));
    expect(passed.has('ASEA-LM-FL-01')).toBe(true);
    expect([...passed].filter((rule) => /-(OV-01|OV-03|OV-04|CT-01)/.test(rule))).toEqual([]);
    expect(report.summary.counts.fail).toBe(0);
  });
});

describe('credentials that are no use', () => {
  it.each([
    ['none', {}, /^zonewarden: AWS does not say whose credentials these are: Could not load credentials.*; give /],
    [
      'expired ones',
      { fault: 'expired' },
      /^zonewarden: AWS does not say whose credentials these are: .*expired; give /,
    ],
    ['refused ones', { fault: 'denied' }, /^zonewarden: AWS does not say .*not authorized to perform.*; give /],
  ])('%s end with one line', async (_, { fault }: { fault?: string }, line) => {
    const other = await openPlace({ faults: fault ? [`${fault}:operation=sts:GetCallerIdentity`] : [] });
    const env = { AWS_ENDPOINT_URL: other.server.endpoint, ...(fault ? other.env : {}) };
    const { code, stdout, stderr } = await zonewarden(['scan', ...OUTPUT, '--snapshot', 'kept'], {
      cwd: other.folder,
      env,
    });
    expect({ code, stdout, files: other.files() }).toEqual({ code: 2, stdout: '', files: [] });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    await other.close();
  });

  it('an endpoint that does not answer ends with one line', async () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const silent = await openPlace({ env });
    const { code, stdout, stderr } = await silent.run('scan', ...OUTPUT);
    expect({ code, stdout, files: silent.files() }).toEqual({ code: 2, stdout: '', files: [] });
    expect(stderr).toMatch(/^zonewarden: AWS does not say whose credentials these are: connect ECONNREFUSED .*\n$/);
    await silent.close();
  });
});
