import type { GetKeyRotationStatusResponse } from '@aws-sdk/client-kms';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required } from '../answer.ts';
import { regionInArn } from '../arn.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Whether the key of a bucket rotates. Only customer keys whose material AWS made can rotate by themselves. */
export const kmsKeyRotation: Collector<'kms-key-rotation', 'kms-key'> = {
  provides: 'kms-key-rotation',
  wants: (key) => key.manager === 'CUSTOMER' && key.origin === 'AWS_KMS',
  regionOf: (key, known) => regionInArn(key.keyArn) ?? known.targets.homeRegion,
  async *collect({ parent, place, aws }) {
    const { KMSClient, GetKeyRotationStatusCommand } = await import('@aws-sdk/client-kms');
    const kms = aws.client(KMSClient);
    const input = { KeyId: parent.keyArn };
    yield toKmsKeyRotation(place, parent.id, await once(kms, GetKeyRotationStatusCommand, input));
  },
};

export function toKmsKeyRotation(
  place: Place,
  bucketArn: string,
  found: GetKeyRotationStatusResponse,
): ResourceOf<'kms-key-rotation'> {
  const rotates = required(found.KeyRotationEnabled, 'KeyRotationEnabled');
  return { type: 'kms-key-rotation', id: bucketArn, ...place, rotates };
}
