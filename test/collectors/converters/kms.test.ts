import { describe, expect, test } from 'vitest';
import { toKmsAlias } from '../../../collectors/services/kms/kms-alias.ts';
import { toKmsKey } from '../../../collectors/services/kms/kms-key.ts';
import { toKmsKeyRotation } from '../../../collectors/services/kms/kms-key-rotation.ts';

const place = { account: '222233334444', region: 'global' } as const;
const bucketArn = 'arn:aws:s3:::asea-logarchive';
const keyArn = 'arn:aws:kms:ca-central-1:222233334444:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const awsKey = {
  KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
  Arn: keyArn,
  AWSAccountId: '222233334444',
  KeyState: 'PendingDeletion',
  KeyManager: 'CUSTOMER',
  Origin: 'AWS_KMS',
} as const;

describe('a key', () => {
  test('is found under the bucket that it encrypts', () => {
    expect(toKmsKey(place, bucketArn, awsKey)).toEqual({
      type: 'kms-key',
      id: bucketArn,
      ...place,
      keyArn,
      ownerAccount: '222233334444',
      state: 'PendingDeletion',
      manager: 'CUSTOMER',
      origin: 'AWS_KMS',
    });
  });

  test('of an account id that lost its zero is not understood', () => {
    expect(() => toKmsKey(place, bucketArn, { ...awsKey, AWSAccountId: '22233334444' })).toThrow('not an account id');
  });
});

test.each(['KeyState', 'Origin'])('a key with a %s that nobody knows is not understood', (member) => {
  expect(() => toKmsKey(place, bucketArn, { ...awsKey, [member]: 'FROZEN' })).toThrow(`${member} is 'FROZEN'`);
});

test('an alias of another account is no answer', () => {
  const inRegion = { account: '222233334444', region: 'ca-central-1' } as const;
  const found = { AliasArn: 'arn:aws:kms:ca-central-1:999988887777:alias/logs', AliasName: 'alias/logs' };
  expect(() => toKmsAlias(inRegion, 'aws', found)).toThrow('belongs to account 999988887777');
});

test('rotation is told, or the answer is not understood', () => {
  const found = { type: 'kms-key-rotation', id: bucketArn, ...place };
  expect(toKmsKeyRotation(place, bucketArn, { KeyRotationEnabled: false })).toEqual({ ...found, rotates: false });
  expect(() => toKmsKeyRotation(place, bucketArn, {})).toThrow('KeyRotationEnabled is missing');
});

test('an alias may point nowhere yet', () => {
  const inRegion = { account: '222233334444', region: 'ca-central-1' } as const;
  const arn = 'arn:aws:kms:ca-central-1:222233334444:alias/logs';
  expect(toKmsAlias(inRegion, 'aws', { AliasArn: arn, AliasName: 'alias/logs' })).toEqual({
    type: 'kms-alias',
    id: arn,
    ...inRegion,
    name: 'alias/logs',
    keyId: null,
  });
});
