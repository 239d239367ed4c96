import type { ReplicationRule } from '@aws-sdk/client-s3';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required, textOrNull } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';
import { ABOUT_BUCKET } from './about-bucket.ts';
import { prefixOf } from './rule-prefix.ts';

/** Where objects of a bucket are copied to. */
export const bucketReplication = aboutEach('bucket-replication', {
  ...ABOUT_BUCKET,
  call: () => import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetBucketReplicationCommand] as const),
  to: (answer, { parent, place }) => {
    const { Rules: rules } = required(answer.ReplicationConfiguration, 'ReplicationConfiguration');
    return toBucketReplication(place, parent.id, required(rules, 'Rules'));
  },
});

/** Rules in AWS's order. */
export function toBucketReplication(
  place: Place,
  bucketArn: string,
  found: readonly ReplicationRule[],
): ResourceOf<'bucket-replication'> {
  return { type: 'bucket-replication', id: bucketArn, ...place, rules: found.map(toReplicationRule) };
}

function toReplicationRule(found: ReplicationRule): ResourceOf<'bucket-replication'>['rules'][number] {
  const destination = required(found.Destination, 'Rules.Destination');
  const kmsObjects = found.SourceSelectionCriteria?.SseKmsEncryptedObjects;
  const replicatesKmsObjects =
    kmsObjects !== undefined && isEnabled(kmsObjects.Status, 'SseKmsEncryptedObjects.Status');
  const replicaKey = textOrNull(destination.EncryptionConfiguration?.ReplicaKmsKeyID);
  // AWS takes no rule that replicates encrypted objects and names no key for the copies.
  if (replicatesKmsObjects) required(replicaKey, 'ReplicaKmsKeyID');
  const translation = destination.AccessControlTranslation;
  return {
    ruleId: textOrNull(found.ID),
    enabled: isEnabled(found.Status, 'Rules.Status'),
    prefix: prefixOf(found),
    isNarrowed: found.Filter?.Tag !== undefined || (found.Filter?.And?.Tags ?? []).length > 0,
    destinationBucketArn: required(destination.Bucket, 'Destination.Bucket'),
    destinationAccount: textOrNull(destination.Account),
    overridesOwner: translation !== undefined && oneOf(translation.Owner, ['Destination'], 'Owner') === 'Destination',
    replicatesKmsObjects,
    replicaKmsKeyId: replicaKey,
  };
}

function isEnabled(status: string | undefined, member: string): boolean {
  return oneOf(status, ['Enabled', 'Disabled'], member) === 'Enabled';
}
