import { expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';

const RULE = {
  ruleId: 'expire',
  enabled: true,
  prefix: '',
  isNarrowed: false,
  expirationDays: null,
  expirationDate: null,
  noncurrentDays: null,
  newerNoncurrentVersions: null,
  transitions: [],
};
const example = (...rules: object[]) => ({
  resources: [
    { type: 'trail' as const },
    { type: 'bucket' as const },
    { type: 'bucket-lifecycle' as const, rules: rules.map((rule) => ({ ...RULE, ...rule })) },
  ],
});

test('evidence names the rule, its prefix and its time', async () => {
  const rules = example(
    { ruleId: null, noncurrentDays: 30 },
    { ruleId: 'two', prefix: 'AWSLogs/', noncurrentDays: 1, newerNoncurrentVersions: 3 },
    { ruleId: 'three', newerNoncurrentVersions: 5 },
    { ruleId: 'kept', noncurrentDays: 730 },
  );
  expect(await factAbout('noncurrentRetention', 'log-bucket', rules)).toEqual([
    {
      earlyExpirations: [
        { rule: 'unnamed', prefix: '', after: '30 days' },
        { rule: 'two', prefix: 'AWSLogs/', after: '1 days, beyond 3 versions' },
        { rule: 'three', prefix: '', after: '0 days, beyond 5 versions' },
      ],
    },
  ]);
});

test('on its day a rule deletes what was written the day before: it counts unless the day is further than minDays', async () => {
  const rules = example(
    { ruleId: 'passed', expirationDate: '2026-01-01T00:00:00.000Z' },
    { ruleId: 'tomorrow', expirationDate: '2026-11-02T00:00:00.000Z' },
    { ruleId: 'at the last moment', expirationDate: '2028-10-31T11:59:59.999Z' },
    { ruleId: 'later', expirationDate: '2028-10-31T12:00:00.000Z' },
  );
  expect(await factAbout('currentRetention', 'log-bucket', rules)).toEqual([
    {
      earlyExpirations: [
        { rule: 'passed', prefix: '', after: 'on 2026-01-01T00:00:00.000Z' },
        { rule: 'tomorrow', prefix: '', after: 'on 2026-11-02T00:00:00.000Z' },
        { rule: 'at the last moment', prefix: '', after: 'on 2028-10-31T11:59:59.999Z' },
      ],
      notes: [],
    },
  ]);
});

test('slow storage is a note, with the time or without', async () => {
  const transitions = [
    { storageClass: 'STANDARD_IA', days: 30 },
    { storageClass: 'GLACIER', days: 90 },
    { storageClass: 'DEEP_ARCHIVE', days: null },
  ];
  expect(await factAbout('currentRetention', 'log-bucket', example({ transitions }))).toEqual([
    {
      earlyExpirations: [],
      notes: [
        'Objects move to GLACIER after 90 days: reading them then takes hours.',
        'Objects move to DEEP_ARCHIVE on a fixed day: reading them then takes hours.',
      ],
    },
  ]);
});
