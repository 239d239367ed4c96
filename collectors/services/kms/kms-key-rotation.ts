import type { GetKeyRotationStatusResponse } from '@aws-sdk/client-kms';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { expectSame, required } from '../../answer.ts';
import { regionInArn } from '../../arn.ts';
import { aboutEach } from '../../verbs.ts';

/** Whether the key of a bucket rotates. Only customer keys whose material AWS made can rotate by themselves. */
export const kmsKeyRotation = aboutEach('kms-key-rotation', {
  wants: ({ manager, origin }) => manager === 'CUSTOMER' && origin === 'AWS_KMS',
  regionOf: ({ keyArn }, known) => regionInArn(keyArn) ?? known.targets.homeRegion,
  call: () => import('@aws-sdk/client-kms').then((sdk) => [sdk.KMSClient, sdk.GetKeyRotationStatusCommand] as const),
  input: ({ parent }) => ({ KeyId: parent.keyArn }),
  to(found, { parent, place }) {
    // AWS gives the key's ARN or its id.
    const keyId = required(found.KeyId, 'KeyId');
    expectSame(keyId, keyId.startsWith('arn:') ? parent.keyArn : parent.keyArn.replace(/^.*:key\//, ''), 'KeyId');
    return toKmsKeyRotation(place, parent.id, found);
  },
});

export function toKmsKeyRotation(
  place: Place,
  bucketArn: string,
  found: GetKeyRotationStatusResponse,
): ResourceOf<'kms-key-rotation'> {
  const rotates = required(found.KeyRotationEnabled, 'KeyRotationEnabled');
  return { type: 'kms-key-rotation', id: bucketArn, ...place, rotates };
}
