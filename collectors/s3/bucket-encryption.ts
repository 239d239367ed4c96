import type { ServerSideEncryptionRule } from '@aws-sdk/client-s3';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { oneOf, required, textOrNull, UnexpectedValue } from '../answer.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** How a bucket encrypts objects by default. */
export const bucketEncryption: Collector<'bucket-encryption', 'bucket-location'> = {
  provides: 'bucket-encryption',
  regionOf: (bucket) => bucket.bucketRegion,
  async *collect({ account, parent, place, aws }) {
    const { S3Client, GetBucketEncryptionCommand } = await import('@aws-sdk/client-s3');
    const s3 = aws.client(S3Client);
    const input = { Bucket: parent.name, ExpectedBucketOwner: account };
    const answer = await once(s3, GetBucketEncryptionCommand, input);
    const configuration = required(answer.ServerSideEncryptionConfiguration, 'ServerSideEncryptionConfiguration');
    yield toBucketEncryption(place, parent.id, required(configuration.Rules, 'Rules'));
  },
};

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
