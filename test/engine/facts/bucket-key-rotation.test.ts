import { expect, test } from 'vitest';
import type { PartialResource } from '../../../scripts/authoring/example.ts';
import { factAbout } from './example-facts.ts';

const about = (...resources: PartialResource[]) =>
  factAbout('bucketKeyRotation', 'log-bucket', { resources: [{ type: 'trail' }, { type: 'bucket' }, ...resources] });

const ENCRYPTION = { type: 'bucket-encryption' } as const;
const KEY = { type: 'kms-key' } as const;

test('a key that cannot be rotated does not rotate', async () => {
  const not = [{ rotation: 'not possible' }];
  expect(await about()).toEqual(not);
  expect(await about({ ...ENCRYPTION, algorithm: 'AES256', kmsKeyId: null })).toEqual(not);
  expect(await about(ENCRYPTION, { ...KEY, manager: 'AWS' })).toEqual(not);
  expect(await about(ENCRYPTION, { ...KEY, origin: 'EXTERNAL' })).toEqual(not);
});

test('a key that can be rotated rotates when KMS says so', async () => {
  const rotation = { type: 'kms-key-rotation' } as const;
  expect(await about(ENCRYPTION, KEY, rotation)).toEqual([{ rotation: 'on' }]);
  expect(await about(ENCRYPTION, KEY, { ...rotation, rotates: false })).toEqual([{ rotation: 'off' }]);
});

test('a key that is gone was one of the customer`s, and rotates no more', async () => {
  expect(await about(ENCRYPTION)).toEqual([{ rotation: 'key is gone' }]);
});

test('a bucket without a key of its own has none in the log archive', async () => {
  const encryption = { ...ENCRYPTION, algorithm: 'AES256', kmsKeyId: null };
  const resources = [{ type: 'trail' }, { type: 'bucket' }, encryption] as const;
  expect(await factAbout('bucketKey', 'log-bucket', { resources })).toEqual([{ kind: 's3', place: 'nowhere' }]);
});
