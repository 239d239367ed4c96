import type { SimulatedService } from '../service.ts';
import { accountHandlers } from './handlers.ts';

/** AWS Account Management: the regions of an account, which the plan tells. */
export const account = {
  sdk: () => import('@aws-sdk/client-account'),
  state: {},
  handlers: accountHandlers,
  violations: {},
  limits: [{ perSecond: 5 }],
  refusals: {
    denied: ['AccessDeniedException', 403],
    'denied-by-scp': ['AccessDeniedException', 403],
    throttled: ['TooManyRequestsException', 429],
    'server-error': ['InternalServerException', 500],
    expired: ['ExpiredTokenException', 403],
  },
} satisfies SimulatedService;
