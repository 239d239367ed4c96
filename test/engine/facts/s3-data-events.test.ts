import { expect, test } from 'vitest';
import { s3DataRecordings } from '../../../engine/facts/cloudtrail/s3-data-recordings.ts';
import { field, selectors } from './example-selectors.ts';

const DATA = [field('eventCategory', { equals: ['Data'] }), field('resources.type', { equals: ['AWS::S3::Object'] })];

const basic = (readWriteType: 'All' | 'ReadOnly' | 'WriteOnly', values: string[]) => ({
  readWriteType,
  includesManagementEvents: true,
  excludedManagementSources: [],
  dataResources: [{ type: 'AWS::S3::Object', values }],
});

const BOTH = [{ reads: true, writes: true }];

test.each(['arn:aws:s3', 'arn:aws:s3:::', 'arn:aws-us-gov:s3:::'])('%s is every bucket', (arn) => {
  expect(s3DataRecordings(selectors({ basic: [basic('All', [arn])] }), 'logs')).toEqual(BOTH);
});

test.each(['arn:aws:s3:::payroll', 'arn:aws:s3:::payroll/', 'arn:aws:s3:::p'])('%s is not every bucket', (arn) => {
  expect(s3DataRecordings(selectors({ basic: [basic('All', [arn])] }), 'logs')).toEqual([]);
});

test.each([
  ['its own bucket', 'arn:aws:s3:::logs/', BOTH],
  ['its own bucket, without the slash', 'arn:aws:s3:::logs', BOTH],
  ['a part of its own bucket', 'arn:aws:s3:::logs/AWSLogs/', []],
  ['a bucket that begins alike', 'arn:aws:s3:::logs-of-payroll/', []],
  ['all buckets', 'arn:aws:s3:::', []],
])('a trail that leaves out %s', (_words, arn, recordings) => {
  const fields = [...DATA, field('resources.ARN', { notStartsWith: [arn] })];
  expect(s3DataRecordings(selectors({ advanced: [{ name: null, fields }] }), 'logs')).toEqual(recordings);
});

test('a selector of the writes says nothing of the reads', () => {
  const fields = [...DATA, field('readOnly', { equals: ['false'] })];
  expect(s3DataRecordings(selectors({ advanced: [{ name: null, fields }] }), 'logs')).toEqual([
    { reads: false, writes: true },
  ]);
});
