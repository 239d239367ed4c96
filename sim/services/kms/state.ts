import type { KeyMetadata } from '@aws-sdk/client-kms';
import { longAgo, uuidOf } from '../../landing-zone/identifiers.ts';
import { keyArn } from '../../landing-zone/names.ts';
import type { Plan } from '../../landing-zone/plan.ts';

/** A key with the aliases that point to it. */
export type KeyState = { readonly metadata: KeyMetadata; rotates: boolean; readonly aliases: string[] };

/** Aliases of keys that AWS makes when a service first needs them; so far no key stands behind them. */
export const UNUSED_ALIASES: readonly string[] = [
  'alias/aws/ebs',
  'alias/aws/lambda',
  'alias/aws/rds',
  'alias/aws/ssm',
];

export type KmsState = { readonly keys: KeyState[] };

/** The keys of one account and region: the accelerator's, and the one that AWS manages for S3. */
export function buildKeys(plan: Plan, account: string, region: string): KmsState {
  const customer = keyArn(plan, account, region);
  const managed = `arn:aws:kms:${region}:${account}:key/${uuidOf(plan.seed, 'aws-s3', account, region)}`;
  return {
    keys: [
      {
        metadata: toMetadata(plan, account, customer, 'CUSTOMER', 'Logs of the landing zone'),
        rotates: true,
        aliases: [`alias/ASEA-Key-${region}`],
      },
      {
        metadata: toMetadata(plan, account, managed, 'AWS', 'Default key that protects my S3 objects'),
        rotates: true,
        aliases: ['alias/aws/s3'],
      },
    ],
  };
}

function toMetadata(
  plan: Plan,
  account: string,
  arn: string,
  manager: 'AWS' | 'CUSTOMER',
  description: string,
): KeyMetadata {
  return {
    AWSAccountId: account,
    KeyId: arn.slice(arn.indexOf('/') + 1),
    Arn: arn,
    CreationDate: longAgo(plan.now, plan.seed, 'key', arn),
    Enabled: true,
    Description: description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: 'Enabled',
    Origin: 'AWS_KMS',
    KeyManager: manager,
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
  };
}
