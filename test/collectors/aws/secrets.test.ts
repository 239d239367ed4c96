import { afterEach, describe, expect, it } from 'vitest';
import { detailOrNull, toDetail } from '../../../collectors/aws/detail.ts';
import { meaningOf } from '../../../collectors/aws/errors.ts';
import { forgetSecrets, keepSecrets, withoutSecrets } from '../../../collectors/aws/secrets.ts';

const KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

describe('a text without secrets', () => {
  afterEach(() => forgetSecrets('test'));

  const rows = [
    [`the key ${KEY} is bad`, 'the key (removed) is bad'],
    [`the key ${encodeURIComponent(KEY)} is bad`, 'the key (removed) is bad'],
    [`the key ${KEY.slice(0, 20)}\n  ${KEY.slice(20)} is bad`, 'the key (removed) is bad'],
    ['AKIAIOSF\r\nODNN7EXAMPLE', '(access key)'],
    ['{"SecretAccessKey":"abc def"}', '{"SecretAccessKey":"(removed)"}'],
    ['postgres://app:p@ss/word@10.0.0.4:5432/app', 'postgres://(removed)@10.0.0.4:5432/app'],
    ['Server=db;Password=hunter2hunter2;Encrypt=true', 'Server=db;Password=(removed);Encrypt=true'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- was sent', '(removed) was sent'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE', '(removed)'],
    ['sts:ExternalId = tango-foxtrot', 'sts:ExternalId = (removed)'],
    ['Authorization: Bearer abcdefghijk', 'Authorization: (removed) (removed)'],
  ] as const;
  it.each(rows)('%j', (text, expected) => {
    expect(withoutSecrets(text)).toBe(expected);
  });

  const harmless = [
    'The security token included in the request is invalid.',
    'no access to arn:aws:secretsmanager:us-east-1:111122223333:secret:name-AbCdEf',
    'User: arn:aws:sts::111122223333:assumed-role/ASEA-ComplianceScan/zonewarden is not authorized',
    'the bucket asea-logarchive-phase0-aescacentral1-7bbc659ef656 is not there',
    'the group /aws/lambda/logarchive-function-001 in https://logs.us-east-1.amazonaws.com:443/path',
  ];
  it.each(harmless)('keeps %j', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  it('removes values that the process holds, whatever they look like', () => {
    keepSecrets('test', ['tango foxtrot romeo', 'short', undefined, null]);
    expect(withoutSecrets('it is tango%20foxtrot%20romeo, in short')).toBe('it is (removed), in short');
    forgetSecrets('test');
    expect(withoutSecrets('it is tango foxtrot romeo')).toBe('it is tango foxtrot romeo');
  });

  it('leaves paths alone where only their length speaks against them', () => {
    const path = `/home/Runner1/${'work/Folder2/'.repeat(6)}zonewarden.yaml`;
    expect(withoutSecrets(path, { opaque: false })).toBe(path);
  });

  it('takes no longer for a text that is made to take long', () => {
    const bombs = ['eyJ', '://', 'token=', 'aA1', '%41', '-----BEGIN -----', 'a:', '\n', 'A'].map((part) =>
      toDetail(part.repeat(20_000)),
    );
    expect(bombs.every((detail) => detail.length <= 500)).toBe(true);
  });
});

it('the code of an error is as harmless as its message', () => {
  const error = Object.assign(new Error('no'), {
    name: `Bad\u001b[31m AKIAIOSFODNN7EXAMPLE`,
    $metadata: { httpStatusCode: 400 },
  });
  expect(meaningOf('ec2:DescribeVpcs', error)).toEqual({
    outcome: 'failed',
    code: 'Bad [31m (access key)',
    detail: 'no',
  });
});

it('what AWS says about its own errors is kept without secrets', () => {
  expect(detailOrNull(`denied for ${KEY}`)).toBe('denied for (removed)');
  expect(detailOrNull('')).toBeNull();
  expect(detailOrNull(undefined)).toBeNull();
});
