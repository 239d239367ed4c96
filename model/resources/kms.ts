import { z } from 'zod';
import { AccountId } from '../names.ts';
import { resource } from './base.ts';

/** A key alias of one region; `id` is the alias's ARN. */
export const KmsAlias = resource('kms-alias', {
  name: z.string(),
  /** null: the alias points nowhere yet. */
  keyId: z.string().nullable(),
});

/** The key with which a bucket encrypts; `id` is the ARN of the bucket. */
export const KmsKey = resource('kms-key', {
  keyArn: z.string(),
  ownerAccount: AccountId,
  state: z.string(),
  manager: z.enum(['AWS', 'CUSTOMER']),
  /** `AWS_KMS`, `EXTERNAL`, `AWS_CLOUDHSM`, …: only AWS_KMS keys rotate by themselves. */
  origin: z.string(),
});

/** Whether the key of a bucket rotates; `id` is the ARN of the bucket. */
export const KmsKeyRotation = resource('kms-key-rotation', { rotates: z.boolean() });
