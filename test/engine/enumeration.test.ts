import { describe, expect, it } from 'vitest';
import { startEnumeration } from '../../engine/inventory/enumeration.ts';
import type { Cell, Outcome } from '../../model/cell.ts';
import type { TargetAccount, Targets } from '../../model/snapshot.ts';
import { causesOf } from './example-inventory.ts';

const MANAGEMENT = '111122223333';

function enumeration(organizationId: string | null, cells: Readonly<Record<string, Outcome>>, code = 'Some') {
  const targets: Targets = {
    organizationId,
    rootId: null,
    organizationAccount: MANAGEMENT,
    partition: 'aws',
    homeRegion: 'ca-central-1',
    core: { management: MANAGEMENT, logArchive: null, security: null },
    accounts: [],
  };
  const pass = startEnumeration({ targets, changes: [] });
  pass.add({
    name: 'organization',
    resources: [],
    cells: Object.entries(cells).map(
      ([operation, outcome]): Cell => ({
        account: MANAGEMENT,
        region: 'global',
        operation: `organizations:${operation}`,
        resource: null,
        outcome,
        at: '2026-01-01T00:00:00.000Z',
        pages: 1,
        count: 0,
        code: outcome === 'collected' ? null : code,
        detail: null,
      }),
    ),
  });
  return pass.finish();
}

const NOT_LISTED = {
  ...{ account: MANAGEMENT, region: 'global', operation: null, resource: null, outcome: 'not-asked' },
  detail: 'the scan did not ask which accounts the organization has',
};

const listedCell: Cell = {
  ...{ account: MANAGEMENT, region: 'global', operation: 'organizations:ListAccounts', resource: null },
  ...{ outcome: 'collected', at: '2026-01-01T00:00:00.000Z', pages: 1, count: 0, code: null, detail: null },
};

function leftOut(account: string, kind: 'state' | 'ignored-ou' | 'not-selected' | null): TargetAccount {
  return {
    ...{
      account,
      name: account,
      state: 'ACTIVE',
      ouPath: [],
      joinedAt: null,
      roles: [],
      regions: [],
      regionsLeftOut: [],
    },
    leftOut: kind === null ? null : { kind, reason: 'a reason' },
  };
}

const guilty = (causes: readonly { operation: string | null; outcome: string }[]) =>
  causes.map(({ operation, outcome }) => `${operation} ${outcome}`);

describe('the accounts of the organization', () => {
  it.each([
    ['both enumerations ended', { ListAccounts: 'collected', ListRoots: 'collected' }, []],
    ['the list ended', { ListAccounts: 'collected', ListRoots: 'denied' }, []],
    ['the tree ended', { ListAccounts: 'denied', ListRoots: 'collected', ListAccountsForParent: 'collected' }, []],
    [
      'neither ended',
      { ListAccounts: 'denied', ListRoots: 'collected', ListAccountsForParent: 'throttled' },
      ['organizations:ListAccounts denied', 'organizations:ListAccountsForParent throttled'],
    ],
    ['there is only a root that was refused', { ListRoots: 'denied' }, ['organizations:ListRoots denied']],
  ] as const)('when %s', (_, cells, gaps) => {
    expect(guilty(enumeration('o-example', cells).accountGaps)).toEqual(gaps);
  });

  it('are not all known when one was added meanwhile, or one that was left out belongs to it now', () => {
    const pass = startEnumeration({
      targets: {
        organizationId: 'o-example',
        rootId: null,
        organizationAccount: MANAGEMENT,
        partition: 'aws',
        homeRegion: 'ca-central-1',
        core: { management: MANAGEMENT, logArchive: null, security: null },
        accounts: [
          leftOut('222233334444', 'state'),
          leftOut('333344445555', 'ignored-ou'),
          leftOut('444455556666', null),
          leftOut('777788889999', 'not-selected'),
        ],
      },
      changes: [
        { account: '222233334444', kind: 'state', detail: 'it is ACTIVE' },
        { account: '333344445555', kind: 'moved', detail: 'it is elsewhere' },
        { account: '444455556666', kind: 'state', detail: 'it is SUSPENDED' },
        { account: '444455556666', kind: 'moved', detail: 'it is elsewhere' },
        { account: '555566667777', kind: 'removed', detail: 'it is gone' },
        { account: '666677778888', kind: 'added', detail: 'it is new' },
        { account: '777788889999', kind: 'state', detail: 'it is SUSPENDED' },
        { account: '222233334444', kind: 'moved', detail: 'it is elsewhere' },
        { account: '222233334444', kind: 'removed', detail: 'it is gone' },
        { account: '333344445555', kind: 'state', detail: 'it is SUSPENDED' },
        { account: '333344445555', kind: 'removed', detail: 'it is gone' },
        { account: MANAGEMENT, kind: 'not-checked', detail: 'refused' },
      ],
    });
    pass.add({ name: 'organization', resources: [], cells: [listedCell] });
    expect(pass.finish().accountGaps).toEqual(
      [
        ['222233334444', 'it is ACTIVE'],
        ['333344445555', 'it is elsewhere'],
        ['666677778888', 'it is new'],
      ].map(([account, detail]) => ({
        ...{ account, region: 'global', operation: null, resource: null, outcome: 'not-asked', detail },
      })),
    );
  });

  it('are not known when the enumerations contradict each other', () => {
    const cells = { ListAccounts: 'failed', ListRoots: 'collected', ListAccountsForParent: 'collected' } as const;
    expect(guilty(enumeration('o-example', cells, 'EnumerationsDisagree').accountGaps)).toEqual([
      'organizations:ListAccounts failed',
    ]);
  });

  it('are not known when only one account was looked at, unless it is in no organization', () => {
    expect(enumeration(null, {}).accountGaps).toEqual([NOT_LISTED]);
    expect(enumeration(null, { DescribeOrganization: 'off' }).accountGaps).toEqual([]);
  });

  it.each(['ListRoots', 'ListOrganizationalUnitsForParent', 'ListAccountsForParent'])(
    'stand in units that are not known when %s was refused',
    (operation) => {
      const cells = { ListAccounts: 'denied', [operation]: 'denied' } as const;
      expect(guilty(enumeration('o-example', cells).unitGaps)).toEqual([`organizations:${operation} denied`]);
    },
  );
});

describe('the id of the organization', () => {
  it('is what AWS said, or null when it said that there is none', () => {
    expect(enumeration('o-example', { DescribeOrganization: 'denied' }).organizationId()).toBe('o-example');
    expect(enumeration(null, { DescribeOrganization: 'off' }).organizationId()).toBeNull();
  });

  it('is not known when AWS refused to say, or was not asked, because of that', () => {
    const refused = enumeration(null, { DescribeOrganization: 'denied', ListAccounts: 'throttled' });
    expect(guilty(causesOf(() => refused.organizationId()))).toEqual(['organizations:DescribeOrganization denied']);
    const unasked = enumeration(null, { ListRoots: 'off' });
    expect(causesOf(() => unasked.organizationId())).toEqual([NOT_LISTED]);
  });
});
