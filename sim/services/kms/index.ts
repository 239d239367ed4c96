import type { SimulatedService } from '../service.ts';
import { kmsHandlers } from './handlers.ts';
import { buildKeys } from './state.ts';
import { kmsViolations } from './violations.ts';

/** AWS KMS: the keys of each account and region. */
export const kms = {
  sdk: () => import('@aws-sdk/client-kms'),
  state: { region: buildKeys },
  handlers: kmsHandlers,
  violations: kmsViolations,
  limits: [
    { operations: /^DescribeKey$/, perSecond: 2000 },
    { operations: /^GetKeyRotationStatus$/, perSecond: 1000 },
    { operations: /^ListAliases$/, perSecond: 500 },
  ],
  refusals: { 'server-error': ['KMSInternalException', 500], gone: ['NotFoundException', 400] },
} satisfies SimulatedService;
