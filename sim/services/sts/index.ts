import type { SimulatedService } from '../service.ts';
import { stsHandlers } from './handlers.ts';
import { stsViolations } from './violations.ts';

/** AWS STS: whom the scanner's role trusts. Which accounts have that role is the landing zone's own. */
export const sts = {
  sdk: () => import('@aws-sdk/client-sts'),
  state: {},
  handlers: stsHandlers,
  violations: stsViolations,
  // A role in another account counts against the caller, and nearly all of a scan's calls have the same one.
  limits: [{ perSecond: 600, per: 'organization', together: true }],
  refusals: {
    denied: ['AccessDenied', 403],
    'denied-by-scp': ['AccessDenied', 403],
    throttled: ['Throttling', 400],
    expired: ['ExpiredToken', 403],
    // STS does not tell which roles exist.
    gone: ['AccessDenied', 403],
  },
} satisfies SimulatedService;
