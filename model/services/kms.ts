import { z } from 'zod';
import { KEY_ARN, LOG_ARCHIVE } from '../baseline.ts';
import { AccountId } from '../names.ts';
import { resource } from '../resource-definition.ts';

export const KMS = {
  /** A key alias of one region; `id` is the alias's ARN. */
  'kms-alias': resource({
    operation: 'kms:ListAliases',
    accounts: 'logArchive',
    scope: 'region',
    fields: {
      name: z.string(),
      /** null: the alias points nowhere yet. */
      keyId: z.string().nullable(),
    },
    id: ({ name }, { account, region }) => `arn:aws:kms:${region}:${account}:${name}`,
    baseline: {
      account: LOG_ARCHIVE,
      fields: { name: 'alias/ASEA-EBS-Key', keyId: KEY_ARN.split('/')[1] ?? KEY_ARN },
    },
  }),
  /** The key with which a bucket encrypts; `id` is the ARN of the bucket. */
  'kms-key': resource({
    operation: 'kms:DescribeKey',
    accounts: 'logArchive',
    scope: 'global',
    parent: 'bucket-encryption',
    fields: {
      keyArn: z.string(),
      ownerAccount: AccountId,
      state: z.string(),
      manager: z.enum(['AWS', 'CUSTOMER']),
      /** `AWS_KMS`, `EXTERNAL`, `AWS_CLOUDHSM`, …: only AWS_KMS keys rotate by themselves. */
      origin: z.string(),
    },
    baseline: {
      account: LOG_ARCHIVE,
      fields: { keyArn: KEY_ARN, ownerAccount: LOG_ARCHIVE, state: 'Enabled', manager: 'CUSTOMER', origin: 'AWS_KMS' },
    },
  }),
  /** Whether the key of a bucket rotates; `id` is the ARN of the bucket. */
  'kms-key-rotation': resource({
    operation: 'kms:GetKeyRotationStatus',
    accounts: 'logArchive',
    scope: 'global',
    parent: 'kms-key',
    fields: { rotates: z.boolean() },
    baseline: { account: LOG_ARCHIVE, fields: { rotates: true } },
  }),
};
