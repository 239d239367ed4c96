import { expect, test } from 'vitest';
import { accountInArn, arnIn, regionInArn, withoutStar } from '../../../collectors/arn.ts';
import { bucketArn, parseArn } from '../../../model/arn.ts';

test('an ARN without region says so by an empty part', () => {
  const place = { account: '111122223333', region: 'global' } as const;
  expect(arnIn(place, 'aws-cn', 'iam', 'role/x')).toBe('arn:aws-cn:iam::111122223333:role/x');
  expect(bucketArn('aws', 'asea-logarchive')).toBe('arn:aws:s3:::asea-logarchive');
});

test('the resource of an ARN may have colons', () => {
  expect(parseArn('arn:aws:logs:ca-central-1:111122223333:log-group:/app:*')).toEqual({
    partition: 'aws',
    service: 'logs',
    region: 'ca-central-1',
    account: '111122223333',
    resource: 'log-group:/app:*',
  });
  expect(withoutStar('arn:aws:logs:ca-central-1:111122223333:log-group:/app:*')).toBe(
    'arn:aws:logs:ca-central-1:111122223333:log-group:/app',
  );
});

test.each(['', 'alias/logs', '1234abcd-12ab-34cd', 'arn:aws:s3'])('%j is not an ARN', (text) => {
  expect(parseArn(text)).toBeNull();
  expect(regionInArn(text)).toBeNull();
});

test('an ARN that names no account is refused where one is needed', () => {
  expect(() => accountInArn('arn:aws:s3:::bucket', 'TrailARN')).toThrow('the account in TrailARN is missing');
});
