import type { SimulatedService } from '../service.ts';
import { organizationsHandlers } from './handlers.ts';
import { organizationsViolations } from './violations.ts';

/** AWS Organizations. Accounts and units are the landing zone's own, because every service needs them. */
export const organizations = {
  sdk: () => import('@aws-sdk/client-organizations'),
  state: {},
  handlers: organizationsHandlers,
  violations: organizationsViolations,
  limits: [
    { operations: /^ListRoots$/, perSecond: 1, burst: 2, per: 'organization' },
    // Assumed: the rate as well, and a burst of twice as much, as that of ListRoots is.
    { perSecond: 5, burst: 10, per: 'organization' },
  ],
  refusals: {
    throttled: ['TooManyRequestsException', 400],
    'server-error': ['ServiceException', 500],
    gone: ['ParentNotFoundException', 400],
  },
} satisfies SimulatedService;
