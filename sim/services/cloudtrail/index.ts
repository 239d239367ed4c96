import type { SimulatedService } from '../service.ts';
import { DELIVERY_VIOLATIONS } from './delivery-violations.ts';
import { cloudtrailHandlers } from './handlers.ts';
import { RECORDING_VIOLATIONS } from './recording-violations.ts';
import { buildTrails } from './state.ts';

/** AWS CloudTrail: the organization's trail. */
export const cloudtrail = {
  sdk: () => import('@aws-sdk/client-cloudtrail'),
  state: { global: buildTrails },
  handlers: cloudtrailHandlers,
  violations: { ...RECORDING_VIOLATIONS, ...DELIVERY_VIOLATIONS },
  limits: [
    { operations: /^LookupEvents$/, perSecond: 2 },
    { operations: /^(Get|Describe|List)/, perSecond: 10 },
    { perSecond: 1 },
  ],
  refusals: { gone: ['TrailNotFoundException', 400] },
} satisfies SimulatedService;
