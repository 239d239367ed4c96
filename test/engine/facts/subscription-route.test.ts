import { describe, expect, test } from 'vitest';
import { logGroupScope } from '../../../engine/facts/cloudwatch-logs/log-group-scope.ts';
import { subscriptionRouteOf } from '../../../engine/facts/cloudwatch-logs/subscription-route.ts';
import { causesOf } from '../../../engine/known.ts';
import { SUBJECTS } from '../../../engine/subjects/index.ts';
import type { Parameters } from '../../../model/parameters.ts';
import type { PartialResource } from '../../../scripts/authoring/example.ts';
import { inventoryOf } from './example-facts.ts';

const PLACE = { account: '444455556666', region: 'ca-central-1' };
const CENTRAL = 'arn:aws:logs:ca-central-1:222233334444:destination:ASEA-LogDestinationOrg';
const SIEM = 'arn:aws:lambda:ca-central-1:444455556666:function:siem';
const PIPELINE: PartialResource[] = [
  { type: 'log-destination' },
  { type: 'kinesis-stream' },
  { type: 'delivery-stream' },
  { type: 'delivery-stream-detail' },
  { type: 'bucket' },
];

const filter = (destinationArn: string, pattern = '') => ({ name: destinationArn, destinationArn, pattern });
const filters = (...list: ReturnType<typeof filter>[]): PartialResource => ({
  type: 'log-subscriptions',
  filters: list,
});

async function worldWith(resources: PartialResource[], parameters: Partial<Parameters> = {}) {
  const inventory = await inventoryOf({ parameters, resources: [{ type: 'log-group' }, ...resources] });
  const [subject] = SUBJECTS['log-group'].list(inventory, PLACE).subjects;
  if (subject === undefined) throw new Error('the example has a log group');
  return { subject, inventory };
}

async function route(resources: PartialResource[], parameters: Partial<Parameters> = {}) {
  const { subject, inventory } = await worldWith(resources, parameters);
  return subscriptionRouteOf(subject.resource, inventory);
}

describe('the way of a log group', () => {
  test('through a filter of its own', async () => {
    expect(await route([filters(filter(SIEM, 'ERROR'), filter(CENTRAL)), ...PIPELINE])).toEqual({
      state: 'group-filter',
      destinations: [SIEM, CENTRAL],
      endsInArchive: true,
    });
  });

  test('through a policy of the account', async () => {
    expect(await route([{ type: 'log-account-policy' }, ...PIPELINE])).toEqual({
      state: 'account-policy',
      destinations: [CENTRAL],
      endsInArchive: true,
    });
  });

  test('an approved target covers the group and is not the log archive', async () => {
    expect(await route([filters(filter(SIEM)), ...PIPELINE], { approvedDestinationArns: [SIEM] })).toEqual({
      state: 'group-filter',
      destinations: [SIEM],
      endsInArchive: false,
    });
  });

  test.each([
    ['no-filter', [...PIPELINE]],
    ['other-destination', [filters(filter(SIEM)), ...PIPELINE]],
    ['no-slot', [filters(filter(SIEM), filter(`${SIEM}-2`)), ...PIPELINE]],
    ['narrowed-pattern', [filters(filter(CENTRAL, 'ERROR')), ...PIPELINE]],
    ['narrowed-pattern', [filters(filter(CENTRAL, ' ')), ...PIPELINE]],
    ['narrowed-pattern', [filters(filter(SIEM), filter(CENTRAL, 'ERROR')), ...PIPELINE]],
    ['unhealthy-destination', [filters(filter(CENTRAL))]],
    ['unhealthy-destination', [{ type: 'log-account-policy' }]],
    ['other-destination', [{ type: 'log-account-policy', destinationArn: SIEM }, ...PIPELINE]],
  ] as [string, PartialResource[]][])('%s', async (state, resources) => {
    expect((await route(resources)).state).toBe(state);
  });

  test('a policy for the log archive is the way: the filters of the group are not asked for', async () => {
    const inventory = await inventoryOf({
      resources: [{ type: 'log-group' }, { type: 'log-account-policy' }, ...PIPELINE],
      gaps: [{ type: 'log-subscriptions', outcome: 'throttled' }],
    });
    const [subject] = SUBJECTS['log-group'].list(inventory, PLACE).subjects;
    expect(subject && subscriptionRouteOf(subject.resource, inventory).state).toBe('account-policy');
  });

  test('a policy whose criteria are not understood may cover the group, so that nothing is proven', async () => {
    const { subject, inventory } = await worldWith([
      { type: 'log-account-policy', selectionCriteria: 'LogGroupName LIKE "x"', excludedLogGroups: null },
      ...PIPELINE,
    ]);
    expect(causesOf(() => subscriptionRouteOf(subject.resource, inventory))).toEqual([
      {
        ...PLACE,
        operation: 'logs:DescribeAccountPolicies',
        resource: 'ACCELERATOR_ACCOUNT_SUBSCRIPTION_POLICY',
        outcome: 'failed',
        detail: 'the selection criteria are not understood: LogGroupName LIKE "x"',
      },
    ]);
  });

  test('a broken pipeline is proven by one broken link, whatever else was refused', async () => {
    const inventory = await inventoryOf({
      resources: [
        { type: 'log-group' },
        { type: 'log-subscriptions' },
        { type: 'log-destination' },
        { type: 'kinesis-stream', status: 'DELETING' },
      ],
      gaps: [{ type: 'delivery-stream', outcome: 'denied' }],
    });
    const [subject] = SUBJECTS['log-group'].list(inventory, PLACE).subjects;
    expect(subject && subscriptionRouteOf(subject.resource, inventory).state).toBe('unhealthy-destination');
  });
});

describe('log groups that need no subscription', () => {
  test('an exclusion is told', async () => {
    const { subject, inventory } = await worldWith([], { excludedLogGroups: ['/other', '/workload/*'] });
    expect(logGroupScope.read(subject, inventory)).toEqual({ exclusions: ['excluded by name'] });
  });

  test('a star stands for an ending only, and a name is exact', async () => {
    const { subject, inventory } = await worldWith([], {
      excludedLogGroups: ['/workload', '/*/application', 'application'],
    });
    expect(logGroupScope.read(subject, inventory)).toEqual({ exclusions: [] });
  });
});
