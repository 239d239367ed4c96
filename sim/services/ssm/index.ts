import type { SimulatedService } from '../service.ts';
import { ssmHandlers } from './handlers.ts';

/** AWS Systems Manager: the public parameters that say where a service is offered. */
export const ssm = {
  sdk: () => import('@aws-sdk/client-ssm'),
  state: {},
  handlers: ssmHandlers,
  violations: {},
  limits: [{ operations: /^GetParameter/, perSecond: 40 }],
  refusals: { 'server-error': ['InternalServerError', 500], gone: ['ParameterNotFound', 400] },
} satisfies SimulatedService;
