import { expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';

const ARCHIVE = { account: '222233334444', region: 'ca-central-1' };
const WORKLOAD = { account: '444455556666', region: 'ca-central-1' };

test('the policy types of the organization are sorted', async () => {
  const policyTypes = ['TAG_POLICY', 'SERVICE_CONTROL_POLICY', 'BACKUP_POLICY'].map((type) => ({
    type,
    status: type === 'BACKUP_POLICY' ? 'PENDING_ENABLE' : 'ENABLED',
  }));
  const resources = [{ type: 'organization-root' as const, policyTypes }];
  expect(await factAbout('organizationPolicies', 'organization', { resources })).toEqual([
    { enabledTypes: ['SERVICE_CONTROL_POLICY', 'TAG_POLICY'] },
  ]);
});

test('sources that are left out are sorted', async () => {
  const sources = ['rdsdata.amazonaws.com', 'kms.amazonaws.com'];
  const basic = [
    { readWriteType: 'All', includesManagementEvents: true, excludedManagementSources: sources, dataResources: [] },
  ];
  const resources = [{ type: 'trail' as const }, { type: 'trail-selectors' as const, basic }];
  const both = { recorded: ['reads', 'writes'] };
  expect(await factAbout('managementEvents', 'primary-trail', { resources })).toEqual([
    { ...both, excludedSources: sources.toSorted(), notes: [] },
  ]);
  const parameters = { allowedExcludedSources: sources };
  expect(await factAbout('managementEvents', 'primary-trail', { parameters, resources })).toEqual([
    {
      ...both,
      excludedSources: [],
      notes: ['Left out, as the configuration allows: kms.amazonaws.com, rdsdata.amazonaws.com.'],
    },
  ]);
});

test('log groups that flow logs deliver to are sorted, and a flow log without any name is named itself', async () => {
  const toGroup = (flowLogId: string, changes: object) => ({
    type: 'flow-log' as const,
    flowLogId,
    destinationType: 'cloud-watch-logs',
    destination: null,
    ...changes,
  });
  const foreign = (name: string) => `arn:aws:logs:ca-west-1:444455556666:log-group:${name}`;
  const resources = [
    { type: 'vpc' as const },
    { type: 'log-group' as const, name: '/b' },
    { type: 'log-group' as const, name: '/a' },
    toGroup('fl-1', { logGroupName: '/b' }),
    toGroup('fl-2', { logGroupName: '/a' }),
    toGroup('fl-3', { logGroupName: '/gone-b' }),
    toGroup('fl-4', { logGroupName: '/gone-a' }),
    toGroup('fl-5', { destination: foreign('/b') }),
    toGroup('fl-6', { destination: foreign('/a') }),
    toGroup('fl-7', { destination: 'no ARN' }),
    toGroup('fl-8', { logGroupName: null }),
  ];
  expect(await factAbout('flowLogGroups', 'vpc', { resources }, WORKLOAD)).toEqual([
    {
      local: ['/a', '/b'],
      missing: ['/gone-a', '/gone-b'],
      central: [foreign('/a'), foreign('/b'), 'fl-8', 'no ARN'].toSorted(),
    },
  ]);
});

test('buckets that keep the records of a destination are named once, sorted, with the rules that end them early', async () => {
  const s3 = ['b-archive', 'a-archive', 'b-archive'].map((name, index) => ({
    bucketArn: `arn:aws:s3:::${name}`,
    prefix: `CloudWatchLogs/${index}/!{timestamp:yyyy}/`,
    errorPrefix: null,
    kmsKeyArn: null,
  }));
  const rule = {
    ruleId: null,
    enabled: true,
    prefix: 'CloudWatchLogs/',
    isNarrowed: false,
    expirationDays: 30,
    expirationDate: null,
    noncurrentDays: null,
    newerNoncurrentVersions: null,
    transitions: [],
  };
  const resources = [
    { type: 'log-destination' as const },
    { type: 'delivery-stream' as const },
    { type: 'delivery-stream-detail' as const, s3 },
    { type: 'bucket' as const, name: 'a-archive' },
    { type: 'bucket' as const, name: 'b-archive' },
    { type: 'bucket-lifecycle' as const, id: 'arn:aws:s3:::a-archive', rules: [rule] },
  ];
  expect(await factAbout('destinationRetention', 'log-destination', { resources }, ARCHIVE)).toEqual([
    {
      buckets: ['a-archive', 'b-archive'],
      unversioned: ['a-archive', 'b-archive'],
      early: [{ rule: 'unnamed', prefix: 'CloudWatchLogs/', after: '30 days' }],
      earlyVersions: [],
    },
  ]);
});
