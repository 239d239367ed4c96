import { expect, test } from 'vitest';
import { arnParts, bucketParts } from '../../../engine/facts/arn-parts.ts';

test('an ARN has a service, a region, an account and a rest that may hold colons', () => {
  expect(arnParts('arn:aws:logs:ca-central-1:222233334444:destination:Central')).toEqual({
    service: 'logs',
    region: 'ca-central-1',
    account: '222233334444',
    resource: 'destination:Central',
  });
  expect(arnParts('arn:aws:s3:::logs/a')).toEqual({ service: 's3', region: '', account: '', resource: 'logs/a' });
});

test.each(['', 'arn', 'arn:aws', 'arn:aws:s3', 'arn:aws:s3:', 'arn:aws:s3::', 'urn:aws:s3:::logs', 'logs'])(
  '%j is no ARN',
  (text) => {
    expect(arnParts(text)).toBeNull();
  },
);

test.each([
  ['arn:aws:s3:::logs', 'logs', ''],
  ['arn:aws:s3:::logs/', 'logs', ''],
  ['arn:aws:s3:::logs/a/b/', 'logs', 'a/b'],
  ['arn:aws:s3:::logs//a', 'logs', 'a'],
  ['logs/a', 'logs', 'a'],
])('%s is the bucket %s and the prefix %j', (arn, bucketName, prefix) => {
  expect(bucketParts(arn)).toEqual({ bucketName, prefix });
});
