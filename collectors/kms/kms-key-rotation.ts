import type { GetKeyRotationStatusResponse } from '@aws-sdk/client-kms';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { expectSame, required } from '../answer.ts';
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
    const found = await once(kms, GetKeyRotationStatusCommand, { KeyId: parent.keyArn });
    // AWS gives the key's ARN or its id.
    const keyId = required(found.KeyId, 'KeyId');
    expectSame(keyId.replace(/^.*:key\//, ''), parent.keyArn.replace(/^.*:key\//, ''), 'KeyId');
    yield toKmsKeyRotation(place, parent.id, found);
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
