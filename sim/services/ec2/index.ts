import type { SimulatedService } from '../service.ts';
import { ec2Handlers } from './handlers.ts';
import { buildNetworks } from './state.ts';
import { ec2Violations } from './violations.ts';

/** Amazon EC2: networks and their flow logs. */
export const ec2 = {
  sdk: () => import('@aws-sdk/client-ec2'),
  state: { region: buildNetworks },
  handlers: ec2Handlers,
  violations: ec2Violations,
  limits: [{ operations: /^(Describe|Get|List)/, perSecond: 20, burst: 100 }],
  refusals: {
    denied: ['UnauthorizedOperation', 403],
    'denied-by-scp': ['UnauthorizedOperation', 403],
    throttled: ['RequestLimitExceeded', 503],
    'server-error': ['InternalError', 500],
    unavailable: ['Unavailable', 503],
    expired: ['RequestExpired', 400],
  },
} satisfies SimulatedService;
