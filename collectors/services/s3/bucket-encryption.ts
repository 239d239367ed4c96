import type { ServerSideEncryptionRule } from '@aws-sdk/client-s3';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required, textOrNull, UnexpectedValue } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';
import { ABOUT_BUCKET } from './about-bucket.ts';

/** How a bucket encrypts objects by default. */
export const bucketEncryption = aboutEach('bucket-encryption', {
  ...ABOUT_BUCKET,
  call: () => import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetBucketEncryptionCommand] as const),
  to: (answer, { parent, place }) => {
    const configuration = required(answer.ServerSideEncryptionConfiguration, 'ServerSideEncryptionConfiguration');
    return toBucketEncryption(place, parent.id, required(configuration.Rules, 'Rules'));
  },
});

/** AWS gives exactly one rule. */
export function toBucketEncryption(
  place: Place,
  bucketArn: string,
  found: readonly ServerSideEncryptionRule[],
): ResourceOf<'bucket-encryption'> {
  const [rule, ...others] = found;
  if (others.length > 0) throw new UnexpectedValue(`${found.length} encryption rules, AWS has one`);
  const byDefault = required(rule?.ApplyServerSideEncryptionByDefault, 'ApplyServerSideEncryptionByDefault');
  return {
    type: 'bucket-encryption',
    id: bucketArn,
    ...place,
    algorithm: oneOf(byDefault.SSEAlgorithm, ['AES256', 'aws:kms', 'aws:kms:dsse'], 'SSEAlgorithm'),
    kmsKeyId: textOrNull(byDefault.KMSMasterKeyID),
    usesBucketKey: rule?.BucketKeyEnabled ?? false,
  };
}
