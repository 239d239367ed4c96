import { describe, expect, test } from 'vitest';
import type { Inventory } from '../../engine/inventory.ts';
import { belongsTo, groupGaps } from '../../engine/judging/account-groups.ts';
import { findingsOf } from '../../engine/judging/judge.ts';
import type { Cause } from '../../model/finding.ts';
import { AccountGroup } from '../../model/names.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import type { PartialTargets } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { parameters } from './our-catalogue.ts';
import { syntheticRule } from './synthetic.ts';
import { onVpc, vocabulary } from './vpc-rule.ts';

const GAP: Cause = {
  account: '444455556666',
  region: 'global',
  operation: 'organizations:DescribeOrganization',
  resource: null,
  outcome: 'denied',
  detail: null,
};
const MANAGEMENT = '111122223333';
const ARCHIVE = '222233334444';
const SECURITY = '333344445555';
const WORKLOAD = '444455556666';
const ACCOUNTS = [MANAGEMENT, ARCHIVE, SECURITY, WORKLOAD];

/** A VPC in every account, judged by a rule that is asked of a group of them. */
function judgedOf(accounts: AccountGroup, targets: PartialTargets = {}) {
  const rule = syntheticRule({ id: 'ASEA-LM-FL-01', subject: 'vpc', accounts, conditions: { all: [onVpc] } });
  const isEntered = (account: string) => !targets.accounts?.some((one) => one.account === account);
  const resources = ACCOUNTS.filter(isEntered).map((account) => ({ type: 'vpc' as const, account }));
  return findingsOf({ snapshot: exampleSnapshot({ resources, targets }), rules: [rule], vocabulary, parameters });
}

const GROUPS: readonly [AccountGroup, readonly string[]][] = [
  ['all', ACCOUNTS],
  ['workload', [WORKLOAD]],
  ['core', [MANAGEMENT, ARCHIVE, SECURITY]],
  ['management', [MANAGEMENT]],
  ['logArchive', [ARCHIVE]],
  ['security', [SECURITY]],
  ['not-management', [ARCHIVE, SECURITY, WORKLOAD]],
  ['not-security', [MANAGEMENT, ARCHIVE, WORKLOAD]],
];

test('every group is tried here', () => {
  expect(GROUPS.map(([group]) => group).toSorted()).toEqual(AccountGroup.options.toSorted());
});

describe.each(GROUPS)('a rule about accounts: %s', (group, accounts) => {
  test('is asked of those and of no other', async () => {
    const findings = await judgedOf(group);
    expect(findings.map(({ account, verdict }) => [account, verdict])).toEqual(accounts.map((each) => [each, 'pass']));
  });

  test('is unknown in those that cannot be entered, and says nothing of others that cannot', async () => {
    const targets = { accounts: ACCOUNTS.map((account) => ({ account, regions: null })) };
    const findings = await judgedOf(group, targets);
    expect(findings.map(({ account, region, verdict }) => [account, region, verdict])).toEqual(
      accounts.map((each) => [each, 'global', 'unknown']),
    );
  });
});

describe('an account whose role is not known', () => {
  const noArchive: PartialTargets = { core: { logArchive: null } };
  const open = {
    verdict: 'unknown',
    account: MANAGEMENT,
    region: 'global',
    resource: 'organization',
    message: `Could not list every VPC: the question was not asked in ${MANAGEMENT} (the configuration names no logArchive account).`,
  };

  test('is one unknown finding on the organization', async () => {
    expect(await judgedOf('logArchive', noArchive)).toMatchObject([open]);
  });

  test('hides no other account of its group', async () => {
    const findings = await judgedOf('core', noArchive);
    expect(findings).toMatchObject([{ account: MANAGEMENT, verdict: 'pass' }, open, { account: SECURITY }]);
  });

  test('leaves it open which accounts are not the management account', () => {
    const crossAccount = { managementGaps: [GAP], listGaps: [] } as unknown as Inventory['crossAccount'];
    const workload = { roles: [] } as unknown as TargetAccount;
    const { targets } = exampleSnapshot({ resources: [] }).manifest;
    for (const group of ['workload', 'not-management'] as const) {
      expect(belongsTo(group, workload, { crossAccount, targets })).toBe(false);
      expect(groupGaps(group, { crossAccount } as Inventory)).toEqual([GAP]);
    }
    expect(belongsTo('not-security', workload, { crossAccount, targets })).toBe(true);
  });

  test('leaves it open which accounts are not the security account', async () => {
    const findings = await judgedOf('not-security', { core: { security: null } });
    expect(findings).toMatchObject([{ ...open, message: open.message.replace('logArchive', 'security') }]);
  });

  test('is told apart from an account of the group that could not be entered', async () => {
    const accounts = [{ account: MANAGEMENT, regions: null }];
    const findings = await judgedOf('core', { ...noArchive, accounts });
    expect(findings.map(({ resource, verdict }) => [resource, verdict])).toEqual([
      [`arn:aws:iam::${MANAGEMENT}:root`, 'unknown'],
      ['organization', 'unknown'],
      [expect.stringContaining('vpc/'), 'pass'],
    ]);
  });

  test('is not judged as another one that is not among the targets', async () => {
    const findings = await judgedOf('logArchive', { core: { logArchive: '999900001111' } });
    expect(findings).toMatchObject([
      { verdict: 'unknown', resource: 'organization', causes: [{ detail: 'the account is not a target of the scan' }] },
    ]);
  });
});
