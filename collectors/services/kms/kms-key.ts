import type { KeyMetadata, KeyState, OriginType } from '@aws-sdk/client-kms';
import { parseArn } from '../../../model/arn.ts';
import { accountAskedAboutKey } from '../../../model/key-account.ts';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { accountId, expectSame, oneOf, required } from '../../answer.ts';
import { expectArn, regionInArn, type Whose } from '../../arn.ts';
import { aboutEach } from '../../verbs.ts';

/**
 * The key with which a bucket encrypts, whether the bucket names it by id, ARN or alias. Asked in the region that the
 * name says, else in the bucket's: S3 takes only keys of the bucket's region. The account that the name says is asked
 * as well, where the scan reads it: only there KMS tells whether a key rotates.
 */
export const kmsKey = aboutEach('kms-key', {
  namedBy: {
    'bucket-encryption': ({ id, account, kmsKeyId }, targets) => {
      if (kmsKeyId === null || account !== targets.core.logArchive) return [];
      const asked = accountAskedAboutKey(kmsKeyId, account, targets);
      return asked === account ? [] : [{ id, place: { account: asked, region: 'global' } }];
    },
  },
  wants: ({ kmsKeyId, account }, { targets }) =>
    kmsKeyId !== null && accountAskedAboutKey(kmsKeyId, account, targets) === account,
  regionOf: ({ id, kmsKeyId }, known) =>
    regionInArn(kmsKeyId ?? '') ??
    known.seen('bucket-location').find((location) => location.id === id)?.bucketRegion ??
    known.targets.homeRegion,
  call: () => import('@aws-sdk/client-kms').then((sdk) => [sdk.KMSClient, sdk.DescribeKeyCommand] as const),
  input: ({ parent }) => ({ KeyId: required(parent.kmsKeyId, 'kmsKeyId') }),
  to({ KeyMetadata }, { parent, place, region, known }) {
    const found = required(KeyMetadata, 'KeyMetadata');
    const where = { ...place, region, partition: known.targets.partition };
    expectKey(found, required(parent.kmsKeyId, 'kmsKeyId'), where);
    return toKmsKey(place, parent.id, found);
  },
});

export function toKmsKey(place: Place, bucketArn: string, found: KeyMetadata): ResourceOf<'kms-key'> {
  return {
    type: 'kms-key',
    id: bucketArn,
    ...place,
    keyArn: required(found.Arn, 'Arn'),
    ownerAccount: accountId(found.AWSAccountId, 'AWSAccountId'),
    state: oneOf(found.KeyState, STATES, 'KeyState'),
    manager: oneOf(found.KeyManager, ['AWS', 'CUSTOMER'], 'KeyManager'),
    origin: oneOf(found.Origin, ORIGINS, 'Origin'),
  };
}

const STATES = [
  'Creating',
  'Enabled',
  'Disabled',
  'PendingDeletion',
  'PendingImport',
  'PendingReplicaDeletion',
  'Unavailable',
  'Updating',
] as const satisfies readonly KeyState[];
const ORIGINS = ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'] as const satisfies readonly OriginType[];

/** A key of another account has to be named by an ARN that says so; what is named without one is the asker's own. */
function expectKey(found: KeyMetadata, asked: string, { account, ...where }: Place & Whose): void {
  const owner = parseArn(asked)?.account ?? account;
  expectSame(found.AWSAccountId, owner, 'AWSAccountId');
  expectArn(found.Arn, { ...where, account: owner, resource: `key/${found.KeyId}` }, 'Arn');
  if (!/(?:^|:)alias\//.test(asked)) expectSame(found.KeyId, asked.replace(/^.*:key\//, ''), 'KeyId');
}
