import { afterEach, describe, expect, it } from 'vitest';
import { Diagnosis } from '../../app/doctor/diagnosis.ts';
import { zonewarden } from './command.ts';
import { type Organization, openPlace, type Place } from './organization.ts';

let place: Place;
afterEach(() => place.close());

/** What the doctor says of an organization, checked by its schema. */
async function examined(organization: Organization, ...args: string[]) {
  place = await openPlace(organization);
  return examine(...args);
}

async function examine(...args: string[]) {
  const { code, stdout, stderr } = await place.run('doctor', '--share', '1', '--json', ...args);
  expect(stderr).toBe('');
  const diagnosis = Diagnosis.parse(JSON.parse(stdout));
  expect(diagnosis.exitCode).toBe(code);
  return diagnosis;
}

/** Requirements that stay unknown, each with the accounts. */
function unknownOf({ unknown }: Diagnosis): Record<string, readonly string[]> {
  return Object.fromEntries(unknown.map(({ requirement, accounts }) => [requirement, accounts]));
}

const FLOW_LOGS = ['--rule', 'ASEA-LM-FL-01'];

describe('an organization that lets itself be read', () => {
  it('is ready, and nothing more than one page of anything is asked', async () => {
    const diagnosis = await examined({ accounts: 4, regions: 2 });
    const { core, callerAccount } = place.landingZone;
    expect(diagnosis).toMatchObject({
      credentials: { account: callerAccount, arn: `arn:aws:iam::${callerAccount}:user/zonewarden`, expiresAt: null },
      clock: { isGoodEnough: true },
      rolesNotConfigured: [],
      organizationId: place.landingZone.plan.organizationId,
      refusals: [],
      notTried: [],
      unknown: [],
      exitCode: 0,
    });
    expect(diagnosis.accounts.filter(({ leftOut }) => leftOut === null)).toEqual(
      place.landingZone.plan.accounts
        .values()
        .filter(({ kind }) => kind !== 'left-out')
        .map(({ id, name }) => ({
          ...{ account: id, name, leftOut: null, isEntered: true, regions: ['ca-central-1'] },
          roles: Object.entries(core).flatMap(([role, account]) => (account === id ? [role] : [])),
          ...{ questions: expect.any(Number), refused: 0 },
        }))
        .toArray()
        .sort((one, other) => (one.account < other.account ? -1 : 1)),
    );
    // Besides the list of accounts, which has to be whole.
    const questions = place.server.calls.filter(({ operation }) => !/^(organizations|sts|account):/.test(operation));
    const asked = questions.map(({ account, region, operation, input }) =>
      JSON.stringify([account, region, operation, input]),
    );
    expect(asked.length - new Set(asked).size).toBe(0);
    // A bucket is asked where it is.
    const regional = questions.filter(({ operation }) => !/^(s3|kms):/.test(operation));
    expect(new Set(regional.map(({ region }) => region))).toEqual(new Set(['ca-central-1']));
    const lists = questions.filter(({ operation }) => operation === 'logs:DescribeLogGroups');
    expect(lists.map(({ input }) => input.nextToken)).toEqual(lists.map(() => undefined));
  });

  it('is asked in every region where that is wanted', async () => {
    await examined({ accounts: 4, regions: 2 }, '--all-regions', ...FLOW_LOGS);
    const asked = place.server.calls.filter(({ operation }) => operation === 'ec2:DescribeVpcs');
    expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(['ca-central-1', 'us-east-1']));
    expect(asked.length).toBe(8);
  });

  it('is shown to people in a few lines', async () => {
    place = await openPlace({ accounts: 4 });
    const { code, stdout, stderr } = await place.run('doctor', '--share', '1', ...FLOW_LOGS);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { plan, callerAccount } = place.landingZone;
    expect(stdout.split('\n').slice(1)).toEqual([
      '',
      `CREDENTIALS  arn:aws:iam::${callerAccount}:user/zonewarden, without an end`,
      expect.stringMatching(/^CLOCK {8}(agrees with AWS's|\d seconds (ahead of|behind) AWS's)$/),
      `ACCOUNTS     ${plan.organizationId}: 4 accounts to scan, 2 left out`,
      'ROLE         4 of 4 accounts can be entered',
      expect.stringMatching(/^QUESTIONS {4}\d+ tried, 0 refused$/),
      '',
      'LIMITS       a scan uses 1 of them; of 11 operations AWS publishes them',
      '',
      'READY        nothing stands in the way of a scan',
      '',
    ]);
  });
});

describe('what stands in the way', () => {
  it('an operation that is denied: where, why, and what stays unknown', async () => {
    const diagnosis = await examined({ faults: ['denied:operation=ec2:DescribeVpcs'] }, ...FLOW_LOGS);
    const { workloads, core } = place.landingZone;
    const all = [...workloads, ...Object.values(core)].sort();
    expect(diagnosis.exitCode).toBe(3);
    expect(diagnosis.refusals).toEqual(
      all.map((account) => ({
        ...{ account, region: 'ca-central-1', operation: 'ec2:DescribeVpcs', sentTo: 'ca-central-1', resource: null },
        ...{ outcome: 'denied', code: 'UnauthorizedOperation', detail: expect.stringContaining('ec2:DescribeVpcs') },
      })),
    );
    expect(diagnosis.unknown).toEqual([
      {
        requirement: 'ASEA-LM-FL-01',
        rules: ['ASEA-LM-FL-01', 'ASEA-LM-FL-01.2'],
        accounts: all,
        because: ['ec2:DescribeVpcs'],
      },
    ]);
  });

  it('a service control policy that closes one region, seen with --all-regions only', async () => {
    const faults = ['denied-by-scp:operation=ec2:*,region=us-east-1'];
    expect((await examined({ regions: 2, faults }, ...FLOW_LOGS)).exitCode).toBe(0);
    const diagnosis = await examine('--all-regions', ...FLOW_LOGS);
    expect(
      new Set(diagnosis.refusals.map(({ operation, region, outcome }) => `${operation} ${region} ${outcome}`)),
    ).toEqual(new Set(['ec2:DescribeVpcs us-east-1 denied-by-scp', 'ec2:DescribeFlowLogs us-east-1 denied-by-scp']));
    expect(Object.keys(unknownOf(diagnosis))).toEqual(['ASEA-LM-FL-01']);
  });

  it('an account without the role', async () => {
    const diagnosis = await examined({ violations: ['missing-role'] }, ...FLOW_LOGS);
    const [workload = ''] = place.landingZone.workloads;
    expect(diagnosis.refusals.map(({ account, operation, outcome }) => ({ account, operation, outcome }))).toEqual([
      { account: workload, operation: 'sts:AssumeRole', outcome: 'denied' },
    ]);
    expect(diagnosis.accounts.filter(({ isEntered, leftOut }) => leftOut === null && !isEntered)).toEqual([
      expect.objectContaining({ account: workload, regions: [], refused: 1 }),
    ]);
    expect(unknownOf(diagnosis)).toEqual({ 'ASEA-LM-FL-01': [workload] });
  });

  it('a role that asks for another external id', async () => {
    place = await openPlace();
    Object.assign(place.landingZone, { externalId: 'another-one' });
    const diagnosis = await examine(...FLOW_LOGS);
    expect(new Set(diagnosis.refusals.map(({ operation }) => operation))).toContain('sts:AssumeRole');
    expect(diagnosis.accounts.some(({ isEntered }) => isEntered)).toBe(false);
    expect(diagnosis.exitCode).toBe(3);
    const { stdout } = await place.run('doctor', '--share', '1', ...FLOW_LOGS);
    expect(stdout).toContain('asks for another external id (externalId)');
  });

  it('a role of the landing zone that no account has', async () => {
    place = await openPlace();
    place.write('without.yaml', place.text('zonewarden.yaml').replace(/^.*logArchive:.*\n/m, ''));
    const diagnosis = await examine('--config', 'without.yaml', '--rule', 'ASEA-LM-FL-*');
    expect({ rolesNotConfigured: diagnosis.rolesNotConfigured, refusals: diagnosis.refusals }).toEqual({
      rolesNotConfigured: ['logArchive'],
      refusals: [],
    });
    expect(Object.keys(unknownOf(diagnosis))).toContain('ASEA-LM-FL-03');
    expect(diagnosis.exitCode).toBe(3);
  });

  it('something that stands in for another leaves nothing unknown', async () => {
    const diagnosis = await examined({ faults: ['denied:operation=account:ListRegions'] }, ...FLOW_LOGS);
    expect({ refusals: diagnosis.refusals, exitCode: diagnosis.exitCode }).toEqual({ refusals: [], exitCode: 0 });
  });

  it('a page token is not followed, so that one which repeats is the scan’s affair', async () => {
    const faults = ['repeated-token:operation=logs:DescribeLogGroups'];
    expect((await examined({ faults }, '--rule', 'ASEA-LM-CL-05')).refusals).toEqual([]);
  });

  it('a name is text, whatever is in it', async () => {
    place = await openPlace({ violations: ['missing-role'] });
    const [workload = ''] = place.landingZone.workloads;
    const listed = place.landingZone.organization.accounts.get(workload)?.account;
    Object.assign(listed ?? {}, { Name: 'red\u001b[31m\nREADY\u202e' });
    const { stdout } = await place.run('doctor', '--share', '1', ...FLOW_LOGS);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(stdout).not.toMatch(/^READY/m);
    expect(stdout).toContain(`not entered: ${workload} red`);
  });
});

describe('what it cannot begin with', () => {
  it('no credentials', async () => {
    place = await openPlace();
    const { code, stdout, stderr } = await zonewarden(['doctor'], {
      cwd: place.folder,
      env: { AWS_ENDPOINT_URL: place.server.endpoint },
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^zonewarden: AWS does not say whose credentials these are: .*; give credentials by AWS_PROFILE/,
    );
  });

  it('a host that is not there', async () => {
    place = await openPlace();
    const env = { ...place.env, AWS_ENDPOINT_URL: 'http://aws.invalid' };
    const { code, stdout, stderr } = await zonewarden(['doctor'], { cwd: place.folder, env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^zonewarden: AWS does not say whose credentials these are: .*aws\.invalid/);
  });

  it('everything that is asked wrongly, at once', async () => {
    place = await openPlace();
    const args = ['--config', 'nowhere.yaml', '--rule', 'ASEA-LM-XX-01', '--account', '12345', '--profile', 'asea'];
    const { code, stdout, stderr } = await place.run('doctor', ...args);
    expect({ code, stdout, calls: place.server.calls.length }).toEqual({ code: 2, stdout: '', calls: 0 });
    expect(stderr.trimEnd().split('\n')).toEqual([
      'zonewarden: nowhere.yaml: there is no such file; name your configuration with --config',
      'zonewarden: --rule ASEA-LM-XX-01: there is no such rule; zonewarden rules list shows them',
      'zonewarden: --profile: there is no profile asea; wanted one of asea-pbmm, lza-cccs-medium, lza-universal, strict',
      'zonewarden: --account 12345: an account id has 12 digits',
    ]);
  });

  it('an account that is not there', async () => {
    place = await openPlace();
    const { code, stderr } = await place.run('doctor', '--account', '999988887777');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^zonewarden: account 999988887777 was selected, but is not among the \d+ accounts/);
  });
});
