import { expect, test } from 'vitest';
import { arnText, bucketArn, bucketParts, parseArn } from '../../model/arn.ts';

test('an ARN has a partition, a service, a region, an account and a rest that may hold colons', () => {
  const text = 'arn:aws:logs:ca-central-1:222233334444:destination:Central';
  const parts = {
    partition: 'aws',
    service: 'logs',
    region: 'ca-central-1',
    account: '222233334444',
    resource: 'destination:Central',
  };
  expect(parseArn(text)).toEqual(parts);
  expect(arnText(parts)).toBe(text);
  const inBucket = { partition: 'aws', service: 's3', region: '', account: '', resource: 'logs/a' };
  expect(parseArn('arn:aws:s3:::logs/a')).toEqual(inBucket);
  expect(bucketArn('aws-cn', 'logs')).toBe('arn:aws-cn:s3:::logs');
});

test.each([
  '',
  'arn',
  'arn:aws',
  'arn:aws:s3',
  'arn:aws:s3:',
  'arn:aws:s3::',
  'urn:aws:s3:::logs',
  'arn::s3:::logs',
  'arn:aws::::logs',
  'logs',
])('%j is no ARN', (text) => {
  expect(parseArn(text)).toBeNull();
});

test.each([
  ['arn:aws:s3:::logs', 'logs', ''],
  ['arn:aws:s3:::logs/', 'logs', ''],
  ['arn:aws:s3:::logs/a/b/', 'logs', 'a/b'],
  ['arn:aws:s3:::logs//a', 'logs', 'a'],
  ['logs/a', 'logs', 'a'],
])('%s is the bucket %s and the prefix %j', (arn, bucketName, prefix) => {
  expect(bucketParts(arn)).toEqual({ bucketName, prefix });
});
