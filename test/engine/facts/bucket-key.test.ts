import { expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';

const BUCKET = [{ type: 'trail' }, { type: 'bucket' }] as const;
const FOREIGN_KEY = 'arn:aws:kms:ca-central-1:333344445555:key/99990000-3333-4444-5555-666677778888';

test("a key's ARN proves the owner without a question to KMS, an alias does not", async () => {
  const encryption = (kmsKeyId: string, place = {}) => ({
    resources: [...BUCKET, { type: 'bucket-encryption' as const, kmsKeyId }],
    gaps: [{ type: 'kms-key' as const, outcome: 'denied' as const, ...place }],
  });
  const there = { account: '333344445555' };
  expect(await factAbout('bucketKey', 'log-bucket', encryption(FOREIGN_KEY, there))).toEqual([
    { kind: 'customer', place: 'another account' },
  ]);
  expect(await factAbout('bucketKey', 'log-bucket', encryption('alias/ASEA-EBS-Key'))).toEqual([['denied: denied']]);
});

test('the key that AWS manages belongs to the account, and is still none of its own', async () => {
  const resources = [
    ...BUCKET,
    { type: 'bucket-encryption' as const, kmsKeyId: 'alias/aws/s3' },
    { type: 'kms-key' as const, manager: 'AWS' },
  ];
  expect(await factAbout('bucketKey', 'log-bucket', { resources })).toEqual([
    { kind: 'aws', place: 'log archive account' },
  ]);
});

test('a key that KMS does not find any more is lost', async () => {
  const resources = [...BUCKET, { type: 'bucket-encryption' as const }];
  expect(await factAbout('bucketKeyState', 'log-bucket', { resources })).toEqual([{ state: 'gone', losses: ['gone'] }]);
});

test('without a KMS key there is nothing to lose', async () => {
  const resources = [...BUCKET, { type: 'bucket-encryption' as const, algorithm: 'AES256', kmsKeyId: null }];
  expect(await factAbout('bucketKeyState', 'log-bucket', { resources })).toEqual([{ state: null, losses: [] }]);
});
