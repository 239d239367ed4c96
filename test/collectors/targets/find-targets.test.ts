import { beforeEach, describe, expect, test } from 'vitest';
import { CallerNotKnown } from '../../../collectors/targets/caller.ts';
import { SelectionError } from '../../../collectors/targets/configuration.ts';
import type { FoundTargets } from '../../../collectors/targets/find-targets.ts';
import { type Cell, isKnown } from '../../../model/cell.ts';
import type { TargetAccount } from '../../../model/snapshot.ts';
import { handlersOf } from '../../../sim/handlers/index.ts';
import type { LandingZone } from '../../../sim/landing-zone/landing-zone.ts';
import { type AwsShape, type Handler, SimError } from '../../../sim/operation.ts';
import { findSimulated, smallLandingZone } from '../simulated.ts';

const ALL_REGIONS = ['ca-central-1', 'ca-west-1', 'us-east-1'];
const DEFAULT_REGIONS = ['ca-central-1', 'us-east-1'];

let landingZone: LandingZone;
beforeEach(() => {
  landingZone = smallLandingZone();
});

function targetNamed(found: FoundTargets, name: string): TargetAccount | undefined {
  return found.targets.accounts.find((target) => target.name === name);
}

/** Cells that are gaps, as `account operation resource outcome code`, sorted. */
function gapsOf({ found }: FoundTargets): string[] {
  return cellsOf(found)
    .filter((cell) => !isKnown(cell))
    .map(({ account, operation, resource, outcome, code }) => `${account} ${operation} ${resource} ${outcome} ${code}`)
    .sort();
}

function cellsOf({ organization, accounts }: FoundTargets['found']): Cell[] {
  return [organization, ...accounts.values()].flatMap(({ cells }) => cells);
}

/** The landing zone's own handler, with a changed answer. */
function changed(operation: string, change: (answer: AwsShape) => AwsShape): Record<string, Handler> {
  const handler = handlersOf(landingZone).get(operation);
  return { [operation]: (input, call) => change(handler?.(input, call) ?? {}) };
}

test('a compliant organization: every account with its place, its roles and its regions', async () => {
  const found = await findSimulated({ landingZone });
  const { core, organization } = landingZone;
  expect({ ...found.targets, accounts: [] }).toEqual({
    organizationId: organization.organization.Id,
    rootId: organization.root.Id,
    organizationAccount: core.management,
    partition: 'aws',
    homeRegion: 'ca-central-1',
    core,
    accounts: [],
  });
  expect(found.targets.accounts.map(({ account }) => account)).toEqual([...organization.accounts.keys()].sort());
  const told = found.targets.accounts.map(({ name, ouPath, roles, regions, leftOut }) => [
    name,
    ouPath.map((unit) => unit.name),
    roles,
    leftOut?.reason ?? regions,
  ]);
  expect(told.sort()).toEqual([
    ['dev001', ['Dev'], [], expect.anything()],
    ['logarchive', ['Security'], ['logArchive'], ALL_REGIONS],
    ['management', [], ['management'], ALL_REGIONS],
    ['prod001', ['Prod'], [], expect.anything()],
    ['security', ['Security'], ['security'], ALL_REGIONS],
    ['suspended', ['Dev'], [], 'the account is SUSPENDED'],
    ['test001', ['Test'], [], expect.anything()],
    ['unmanaged', ['UnManaged'], [], 'the organizational unit UnManaged is ignored'],
  ]);
  expect(gapsOf(found)).toEqual([]);
});

test('regions that need opting in are scanned where the account has them', async () => {
  const found = await findSimulated({ landingZone });
  const workloads = found.targets.accounts.filter(({ account }) => landingZone.workloads.includes(account));
  for (const { account, regions } of workloads) {
    expect(regions).toEqual(landingZone.isEnabled(account, 'ca-west-1') ? ALL_REGIONS : DEFAULT_REGIONS);
  }
  expect(new Set(workloads.map(({ regions }) => regions?.length))).toEqual(new Set([2, 3]));
});

test('what the management account says about the organization belongs to its own shard', async () => {
  const { found, targets } = await findSimulated({ landingZone });
  const reading = found.accounts.get(landingZone.core.management);
  expect(reading?.cells.map(({ operation, count }) => [operation, count]).sort()).toEqual([
    ['account:ListRegions', 0],
    ['organizations:DescribeOrganization', 1],
    ['organizations:ListRoots', 1],
    ['sts:AssumeRole', 0],
    ['sts:GetCallerIdentity', 0],
  ]);
  expect(reading?.resources.map(({ type }) => type)).toEqual(['organization', 'organization-root']);
  expect(new Set(found.organization.cells.map(({ account }) => account))).toEqual(new Set([targets.core.management]));
});

describe('the two enumerations', () => {
  test('that disagree are a gap that names the accounts, and both sets are scanned', async () => {
    const hidden = landingZone.workloads[0] ?? '';
    const handlers = changed('organizations:ListAccounts', (answer) => ({
      ...answer,
      Accounts: (answer.Accounts as { Id: string }[]).filter(({ Id }) => Id !== hidden),
    }));
    const found = await findSimulated({ landingZone, handlers });
    const { management } = landingZone.core;
    expect(gapsOf(found)).toEqual([`${management} organizations:ListAccounts null failed EnumerationsDisagree`]);
    const cell = found.found.organization.cells.find(({ operation }) => operation === 'organizations:ListAccounts');
    expect(cell?.detail).toBe(`only in the organizational units: ${hidden}`);
    expect(found.targets.accounts.find(({ account }) => account === hidden)?.leftOut).toBeNull();
  });

  test('a refused tree leaves the list, and ignored units cannot be told apart', async () => {
    const found = await findSimulated({
      landingZone,
      faults: ['denied:operation=organizations:ListAccountsForParent'],
    });
    expect(found.targets.accounts).toHaveLength(landingZone.organization.accounts.size);
    expect(targetNamed(found, 'unmanaged')).toMatchObject({ ouPath: [], leftOut: null, regions: null });
    expect(gapsOf(found).filter((gap) => gap.includes('ListAccountsForParent'))).toHaveLength(8);
  });

  test('a refused list leaves the tree', async () => {
    const found = await findSimulated({ landingZone, faults: ['denied:operation=organizations:ListAccounts'] });
    expect(found.targets.accounts).toHaveLength(landingZone.organization.accounts.size);
    expect(gapsOf(found)).toEqual([
      expect.stringMatching(/^\d{12} organizations:ListAccounts null denied AccessDeniedException$/),
    ]);
  });

  test('both refused: at least the accounts that somebody named are scanned', async () => {
    const found = await findSimulated({ landingZone, faults: ['denied:operation=organizations:*'] });
    const { core, callerAccount } = landingZone;
    const named = [...new Set([...Object.values(core), callerAccount])].sort();
    expect(found.targets.organizationId).toBeNull();
    expect(found.targets.accounts.map(({ account, state, regions }) => [account, state, regions])).toEqual(
      named.map((account) => [account, 'ACTIVE', ALL_REGIONS]),
    );
    expect(gapsOf(found).map((gap) => gap.split(' ')[1])).toEqual([
      'organizations:DescribeOrganization',
      'organizations:ListAccounts',
      'organizations:ListRoots',
    ]);
  });
});

describe('an account that cannot be entered', () => {
  test('without the role has no regions, and the cell that says why', async () => {
    const account = landingZone.workloads[0] ?? '';
    landingZone.missingRoles.add(account);
    const found = await findSimulated({ landingZone });
    expect(found.targets.accounts.find((target) => target.account === account)).toMatchObject({
      leftOut: null,
      regions: null,
    });
    expect(gapsOf(found)).toEqual([`${account} sts:AssumeRole null denied AccessDenied`]);
  });

  test('because the credentials are another account’s is a failed identity', async () => {
    const account = landingZone.workloads[0] ?? '';
    const found = await findSimulated({
      landingZone,
      handlers: changed('sts:GetCallerIdentity', (answer) =>
        answer.Account === account
          ? { ...answer, Account: '999900001111', Arn: `${answer.Arn}`.replace(account, '999900001111') }
          : answer,
      ),
    });
    expect(found.targets.accounts.find((target) => target.account === account)?.regions).toBeNull();
    expect(gapsOf(found)).toEqual([`${account} sts:GetCallerIdentity null failed WrongAccount`]);
  });

  test('as management: the organization is asked with the caller’s own credentials', async () => {
    const { management, security } = landingZone.core;
    landingZone.missingRoles.add(management);
    const found = await findSimulated({ landingZone });
    expect(found.targets.organizationId).toBe(landingZone.organization.organization.Id);
    expect(gapsOf(found)).toEqual([`${management} sts:AssumeRole null denied AccessDenied`]);
    expect(new Set(found.found.organization.cells.map(({ account }) => account))).toEqual(new Set([security]));
    expect(found.found.organization.resources).toEqual([]);
  });
});

test('the management account that AWS names is taken where none is configured', async () => {
  const { core } = landingZone;
  const accounts = { logArchive: core.logArchive, security: core.security };
  const found = await findSimulated({ landingZone, configuration: { accounts } });
  expect(found.targets.core).toEqual(core);
});

describe('regions', () => {
  test('come from EC2 where Account Management is refused, and nothing is missing because of it', async () => {
    const found = await findSimulated({ landingZone, faults: ['denied:operation=account:ListRegions'] });
    const { logArchive } = landingZone.core;
    expect(gapsOf(found)).toEqual([]);
    expect(targetNamed(found, 'logarchive')?.regions).toEqual(ALL_REGIONS);
    const cells = found.found.accounts.get(logArchive)?.cells ?? [];
    expect(cells.map(({ operation, outcome, detail }) => [operation, outcome, detail])).toEqual([
      ['sts:AssumeRole', 'collected', null],
      ['sts:GetCallerIdentity', 'collected', null],
      ['account:ListRegions', 'replaced', expect.stringMatching(/^denied, and ec2:DescribeRegions stands in: User/)],
      ['ec2:DescribeRegions', 'collected', 'stands in for account:ListRegions: denied (AccessDeniedException)'],
    ]);
  });

  test('are not known when both are refused, and both cells say so', async () => {
    const account = landingZone.workloads[0] ?? '';
    const faults = ['account:ListRegions', 'ec2:DescribeRegions'].map(
      (of) => `denied:account=${account},operation=${of}`,
    );
    const found = await findSimulated({ landingZone, faults });
    expect(found.targets.accounts.find((target) => target.account === account)?.regions).toBeNull();
    expect(gapsOf(found)).toEqual([
      `${account} account:ListRegions null denied AccessDeniedException`,
      `${account} ec2:DescribeRegions null denied UnauthorizedOperation`,
    ]);
  });

  test('that are just being enabled or disabled are left out with the reason', async () => {
    const handlers: Record<string, Handler> = {
      'account:ListRegions': () => ({
        Regions: [
          { RegionName: 'us-east-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' },
          { RegionName: 'ca-central-1', RegionOptStatus: 'ENABLED' },
          { RegionName: 'me-south-1', RegionOptStatus: 'ENABLING' },
          { RegionName: 'af-south-1', RegionOptStatus: 'DISABLING' },
          { RegionName: 'eu-south-1', RegionOptStatus: 'DISABLED' },
        ],
      }),
    };
    const found = await findSimulated({ landingZone, handlers });
    expect(targetNamed(found, 'management')).toMatchObject({
      regions: ['ca-central-1', 'us-east-1'],
      regionsLeftOut: [
        { region: 'af-south-1', kind: 'state', reason: 'the region is just disabling' },
        { region: 'me-south-1', kind: 'state', reason: 'the region is just enabling' },
      ],
    });
  });

  describe('without the home region', () => {
    const without = (...accounts: readonly string[]): Record<string, Handler> => {
      const handler = handlersOf(landingZone).get('account:ListRegions');
      return {
        'account:ListRegions': (input, call) =>
          accounts.includes(call.account)
            ? { Regions: [{ RegionName: 'us-east-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' }] }
            : (handler?.(input, call) ?? {}),
      };
    };

    test('an account is not believed while all others have it', async () => {
      const [account = ''] = landingZone.workloads;
      const found = await findSimulated({ landingZone, handlers: without(account) });
      expect(found.targets.accounts.find((target) => target.account === account)).toMatchObject({
        leftOut: null,
        regions: null,
        regionsLeftOut: [],
      });
      expect(gapsOf(found)).toEqual([`${account} account:ListRegions null failed HomeRegionMissing`]);
      const cells = cellsOf(found.found).filter(({ code }) => code === 'HomeRegionMissing');
      expect(cells[0]?.detail).toBe('the list lacks the home region ca-central-1, which 5 other accounts have');
    });

    test('nothing is scanned when no account has it: the configuration is wrong', async () => {
      const scan = findSimulated({ landingZone, handlers: without(...landingZone.organization.accounts.keys()) });
      await expect(scan).rejects.toThrow(
        new SelectionError([
          'organization.homeRegion: no scanned account has the region ca-central-1; name the home region of the landing zone',
        ]),
      );
    });
  });

  test('an account without any is not believed', async () => {
    const handlers: Record<string, Handler> = {
      'account:ListRegions': () => ({ Regions: [] }),
      'ec2:DescribeRegions': () => ({ Regions: [] }),
    };
    const found = await findSimulated({ landingZone, handlers });
    expect(targetNamed(found, 'management')?.regions).toBeNull();
    expect(gapsOf(found)).toContainEqual(expect.stringMatching(/ec2:DescribeRegions null failed UnexpectedValue$/));
  });
});

describe('a selection', () => {
  test('leaves out everything else, with the reason', async () => {
    const account = landingZone.workloads[0] ?? '';
    const found = await findSimulated({
      landingZone,
      configuration: { selectedAccounts: [account], selectedRegions: ['ca-central-1'] },
    });
    const scanned = found.targets.accounts.filter(({ leftOut }) => leftOut === null);
    expect(scanned.map((target) => [target.account, target.regions])).toEqual([[account, ['ca-central-1']]]);
    expect(scanned[0]?.regionsLeftOut).toContainEqual({
      region: 'us-east-1',
      kind: 'not-selected',
      reason: 'the region is not among those selected for this scan',
    });
    expect(targetNamed(found, 'logarchive')).toMatchObject({ leftOut: { kind: 'not-selected' }, regions: [] });
  });

  test('of something that is not there is refused', async () => {
    const missing = findSimulated({ landingZone, configuration: { selectedAccounts: ['999900001111'] } });
    await expect(missing).rejects.toThrow(
      new SelectionError(['account 999900001111 was selected, but is not among the 8 accounts']),
    );
    const closed = findSimulated({ landingZone, configuration: { selectedRegions: ['eu-west-3'] } });
    await expect(closed).rejects.toThrow(
      new SelectionError(['region eu-west-3 was selected, but no scanned account has it enabled']),
    );
  });

  test('of regions in the configuration is a limit', async () => {
    const found = await findSimulated({ landingZone, configuration: { regions: ['us-east-1'] } });
    expect(targetNamed(found, 'security')).toMatchObject({
      regions: ['us-east-1'],
      regionsLeftOut: [
        { region: 'ca-central-1', kind: 'not-configured', reason: 'the region is not among those configured' },
        { region: 'ca-west-1', kind: 'not-configured', reason: 'the region is not among those configured' },
      ],
    });
  });
});

describe('a single account', () => {
  const single = (callerAccount: string) => ({
    account: callerAccount,
    name: callerAccount,
    state: 'ACTIVE',
    ouPath: [],
    joinedAt: null,
    roles: ['security'],
    leftOut: null,
    regions: ALL_REGIONS,
    regionsLeftOut: [],
  });

  test('is the caller’s when no role is configured', async () => {
    const found = await findSimulated({ landingZone, configuration: { scanRole: null } });
    expect(found.targets.organizationId).toBeNull();
    expect(found.targets.accounts).toEqual([single(landingZone.callerAccount)]);
    expect(cellsOf(found.found).map(({ operation }) => operation)).toEqual([
      'sts:GetCallerIdentity',
      'account:ListRegions',
    ]);
  });

  test('is the caller’s when there is no organization', async () => {
    const noOrganization: Handler = () => {
      throw new SimError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
    };
    const found = await findSimulated({
      landingZone,
      configuration: { accounts: { security: landingZone.core.security } },
      handlers: { 'organizations:DescribeOrganization': noOrganization },
    });
    expect(found.targets.organizationId).toBeNull();
    expect(found.targets.accounts).toEqual([single(landingZone.callerAccount)]);
    expect(found.found.organization.cells).toEqual([
      expect.objectContaining({ operation: 'organizations:DescribeOrganization', outcome: 'off' }),
    ]);
  });
});

test('without usable credentials there is nothing to scan', async () => {
  const scan = findSimulated({ landingZone, faults: ['expired:operation=sts:GetCallerIdentity'] });
  await expect(scan).rejects.toThrow(CallerNotKnown);
});
