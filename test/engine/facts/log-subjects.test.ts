import { describe, expect, test } from 'vitest';
import { flowLogSubjects } from '../../../engine/subjects/flow-log.ts';
import { logDestinations } from '../../../engine/subjects/log-destination.ts';
import { coreLogGroups, logGroups, workloadLogGroups } from '../../../engine/subjects/log-group.ts';
import { causesOf } from '../../../engine/world/lookups.ts';
import type { World } from '../../../engine/world.ts';
import type { Example } from '../../../scripts/authoring/example.ts';
import { worldOf } from './example-facts.ts';

const HOME = 'ca-central-1';
const ACCOUNTS = ['111122223333', '222233334444', '333344445555', '444455556666'];

describe('the subjects of the log rules', () => {
  test('a log group is either of a workload account or of a core account', async () => {
    const world = await worldOf({ resources: ACCOUNTS.map((account) => ({ type: 'log-group', account })) });
    const accountsWith = (lister: { list(world: World, place: object): { subjects: readonly unknown[] } }) =>
      ACCOUNTS.filter((account) => lister.list(world, { account, region: HOME }).subjects.length > 0);
    expect([logGroups, coreLogGroups, workloadLogGroups].map((lister) => accountsWith(lister as never))).toEqual([
      ACCOUNTS,
      ACCOUNTS.slice(0, 3),
      ACCOUNTS.slice(3),
    ]);
  });

  test('only the log archive is asked for log destinations', async () => {
    const world = await worldOf({ resources: [{ type: 'log-destination' }] });
    const names = ACCOUNTS.map((account) =>
      logDestinations.list(world, { account, region: HOME }).subjects.map(({ name }) => name),
    );
    expect(names).toEqual([[], ['ASEA-LogDestinationOrg'], [], []]);
  });

  test('without a configured log archive the question is open once', async () => {
    const example: Example = { targets: { core: { logArchive: null } }, resources: [] };
    const world = await worldOf(example);
    const [management = '', ...others] = ACCOUNTS;
    expect(others.map((account) => logDestinations.list(world, { account, region: HOME }))).toEqual(
      others.map(() => ({ subjects: [] })),
    );
    expect(causesOf(() => logDestinations.list(world, { account: management, region: HOME }))).toEqual([
      {
        account: management,
        region: 'global',
        operation: null,
        resource: null,
        outcome: 'not-asked',
        detail: 'the configuration names no logArchive account',
      },
    ]);
  });

  test('flow logs on subnets and of VPCs that others own are no subjects', async () => {
    const world = await worldOf({
      resources: [
        { type: 'vpc' },
        { type: 'flow-log' },
        { type: 'flow-log', flowLogId: 'fl-1', targetId: 'subnet-0123456789abcdef0' },
        { type: 'flow-log', flowLogId: 'fl-2', targetId: 'vpc-0fedcba9876543210' },
      ],
    });
    const place = { account: '444455556666', region: HOME };
    expect(flowLogSubjects.list(world, place).subjects.map(({ name }) => name)).toEqual([
      'fl-0123456789abcdef0 of Main',
    ]);
  });
});
