import { describe, expect, test } from 'vitest';
import { excludedLogGroups, toLogAccountPolicy } from '../../../collectors/services/logs/log-account-policy.ts';
import { toLogDestination } from '../../../collectors/services/logs/log-destination.ts';
import { toLogGroup } from '../../../collectors/services/logs/log-group.ts';
import { coversByPolicy, toLogSubscriptions } from '../../../collectors/services/logs/log-subscriptions.ts';
import { toMetricFilter } from '../../../collectors/services/logs/metric-filter.ts';
import type { Targets } from '../../../model/snapshot.ts';

const place = { account: '444455556666', region: 'ca-central-1' } as const;
const groupArn = 'arn:aws:logs:ca-central-1:444455556666:log-group:/app';
const destinationArn = 'arn:aws:logs:ca-central-1:222233334444:destination:ASEA-LogDestinationOrg';
const awsGroup = { arn: `${groupArn}:*`, logGroupName: '/app', creationTime: Date.parse('2026-01-02T03:04:05Z') };
const policy = {
  policyName: 'everything',
  accountId: '444455556666',
  policyType: 'SUBSCRIPTION_FILTER_POLICY' as const,
  policyDocument: JSON.stringify({ DestinationArn: destinationArn, FilterPattern: '', Distribution: 'Random' }),
};
const targets: Targets = {
  organizationId: 'o-exampleorg',
  rootId: 'r-exam',
  organizationAccount: '111122223333',
  partition: 'aws',
  homeRegion: 'ca-central-1',
  core: { management: '111122223333', logArchive: '222233334444', security: null },
  accounts: [],
};

describe('a log group', () => {
  test('without retention is kept for ever, without a class it is a standard one', () => {
    expect(toLogGroup(place, 'aws', awsGroup)).toEqual({
      type: 'log-group',
      id: groupArn,
      ...place,
      name: '/app',
      class: 'STANDARD',
      retentionDays: null,
      kmsKeyId: null,
      createdAt: '2026-01-02T03:04:05.000Z',
    });
  });

  test('of a class that nobody knows is not understood', () => {
    expect(() => toLogGroup(place, 'aws', { ...awsGroup, logGroupClass: 'FROZEN' as 'STANDARD' })).toThrow(
      'logGroupClass',
    );
  });
});

describe('an account policy', () => {
  test('names what narrows it, and what nobody knows', () => {
    const { DestinationArn, ...rest } = JSON.parse(policy.policyDocument);
    const policyDocument = JSON.stringify({
      DestinationArn,
      ...rest,
      RoleArn: 'arn:aws:iam::444455556666:role/logs',
      Distribution: 'Random',
      FieldSelectionCriteria: '@aws.account = "444455556666"',
      SampleRate: 1,
      Nothing: null,
    });
    expect(toLogAccountPolicy(place, 'aws', { ...policy, policyDocument }).narrowedBy).toEqual([
      'FieldSelectionCriteria',
      'SampleRate',
    ]);
  });

  test('carries destination and pattern out of its document', () => {
    expect(
      toLogAccountPolicy(place, 'aws', { ...policy, selectionCriteria: 'LogGroupName NOT IN ["/a", "/b"]' }),
    ).toEqual({
      type: 'log-account-policy',
      id: 'everything',
      ...place,
      name: 'everything',
      destinationArn,
      pattern: '',
      narrowedBy: [],
      selectionCriteria: 'LogGroupName NOT IN ["/a", "/b"]',
      excludedLogGroups: ['/a', '/b'],
    });
  });

  test.each([
    ['not JSON', '{', 'policyDocument is not a JSON object'],
    ['a list', '[]', 'policyDocument.DestinationArn is missing'],
    ['without destination', '{"FilterPattern":""}', 'policyDocument.DestinationArn is missing'],
    [
      'with a number as pattern',
      `{"DestinationArn":"${destinationArn}","FilterPattern":7}`,
      'FilterPattern is not text',
    ],
  ])('whose document is %s is not understood', (_, policyDocument, message) => {
    expect(() => toLogAccountPolicy(place, 'aws', { ...policy, policyDocument })).toThrow(message);
  });

  test.each([
    ['LogGroupName NOT IN []', []],
    ['  LogGroupName  NOT  IN["/a]"]', ['/a]']],
    ['LogGroupName IN ["/a"]', null],
    ['LogGroupNamePrefix NOT IN ["/a"]', null],
    ['LogGroupName NOT IN ["/a"] AND something', null],
    ['LogGroupName NOT IN [1]', null],
    ['LogGroupName NOT IN ["/a"', null],
  ])('%s leaves out %j', (criteria, excluded) => {
    expect(excludedLogGroups(criteria)).toEqual(excluded);
  });
});

describe('an account policy covers a group', () => {
  const group = toLogGroup(place, 'aws', awsGroup);
  const whole = toLogAccountPolicy(place, 'aws', policy);
  const cases: [string, Partial<typeof whole>, boolean][] = [
    ['when everything goes to the log archive of the region', {}, true],
    ['when only another group is excluded', { excludedLogGroups: ['/other'] }, true],
    ['not when it is excluded', { excludedLogGroups: ['/app'] }, false],
    ['not when the criteria are not understood', { excludedLogGroups: null }, false],
    ['not when a pattern narrows it', { pattern: 'ERROR' }, false],
    ['not in another account', { destinationArn: destinationArn.replace('222233334444', '333344445555') }, false],
    ['not in another region', { destinationArn: destinationArn.replace('ca-central-1', 'us-east-1') }, false],
    [
      'not when it goes past the destination',
      { destinationArn: 'arn:aws:kinesis:ca-central-1:222233334444:stream/s' },
      false,
    ],
  ];
  test.each(cases)('%s', (_, change, covered) => {
    expect(coversByPolicy({ ...whole, ...change }, group, targets)).toBe(covered);
  });
});

test('what belongs to another account is no answer', () => {
  const foreign = awsGroup.arn.replace('444455556666', '999988887777');
  expect(() => toLogGroup(place, 'aws', { ...awsGroup, arn: foreign })).toThrow('belongs to account 999988887777');
  const found = { arn: destinationArn, destinationName: 'ASEA-LogDestinationOrg', targetArn: groupArn };
  expect(() => toLogDestination(place, 'aws', found)).toThrow('belongs to account 222233334444');
  expect(() => toLogAccountPolicy(place, 'aws', { ...policy, accountId: '999988887777' })).toThrow('was asked about');
});

test('a subscription filter whose pattern is missing could let anything pass', () => {
  const filter = { filterName: 'a', destinationArn };
  expect(() => toLogSubscriptions(place, 'aws', groupArn, [filter])).toThrow('filterPattern is missing');
});

test('subscription filters are sorted, and a choice of fields narrows like a pattern', () => {
  const filters = [
    { filterName: 'b', destinationArn, filterPattern: 'ERROR' },
    { filterName: 'a', destinationArn, filterPattern: '', fieldSelectionCriteria: '@aws.region = "us-east-1"' },
  ];
  expect(toLogSubscriptions(place, 'aws', groupArn, filters)).toEqual({
    type: 'log-subscriptions',
    id: groupArn,
    ...place,
    filters: [
      { name: 'a', destinationArn, pattern: '', narrowedBy: ['fieldSelectionCriteria'] },
      { name: 'b', destinationArn, pattern: 'ERROR', narrowedBy: [] },
    ],
  });
});

test('a destination without a policy lets nobody else subscribe', () => {
  const targetArn = 'arn:aws:kinesis:ca-central-1:222233334444:stream/logs';
  const inArchive = { account: '222233334444', region: 'ca-central-1' } as const;
  expect(
    toLogDestination(inArchive, 'aws', { arn: destinationArn, destinationName: 'ASEA-LogDestinationOrg', targetArn }),
  ).toEqual({
    type: 'log-destination',
    id: destinationArn,
    ...inArchive,
    name: 'ASEA-LogDestinationOrg',
    targetArn,
    accessPolicy: null,
  });
});

test('a metric filter is named by its log group and itself', () => {
  const found = {
    filterName: 'RootLogin',
    logGroupName: '/ASEA/CloudTrail',
    filterPattern: '{ $.userIdentity.type = "Root" }',
    metricTransformations: [{ metricName: 'RootLogin', metricNamespace: 'CloudTrailMetrics', metricValue: '1' }],
  };
  expect(toMetricFilter(place, found)).toEqual({
    type: 'metric-filter',
    id: '/ASEA/CloudTrail:RootLogin',
    ...place,
    name: 'RootLogin',
    logGroupName: '/ASEA/CloudTrail',
    pattern: '{ $.userIdentity.type = "Root" }',
    metrics: [{ namespace: 'CloudTrailMetrics', name: 'RootLogin', value: '1' }],
  });
});
