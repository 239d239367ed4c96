import { service } from '../../service.ts';
import { kmsAlias } from './kms-alias.ts';
import { kmsKey } from './kms-key.ts';
import { kmsKeyRotation } from './kms-key-rotation.ts';

export const kms = service({
  collectors: {
    'kms-alias': kmsAlias,
    'kms-key': kmsKey,
    'kms-key-rotation': kmsKeyRotation,
  },
  errors: [
    // A bucket may name a key that was never there.
    { outcome: 'off', operations: ['kms:DescribeKey'], codes: ['NotFoundException'] },
    // Asymmetric and HMAC keys, and keys with imported material or in a custom key store, have no rotation.
    { outcome: 'off', operations: ['kms:GetKeyRotationStatus'], codes: ['UnsupportedOperationException'] },
  ],
  limits: {
    operations: {
      'kms:DescribeKey': { perSecond: 100 },
      'kms:GetKeyRotationStatus': { perSecond: 100 },
      'kms:ListAliases': { perSecond: 100 },
    },
  },
});
