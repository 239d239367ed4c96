import type { SimulatedService } from '../service.ts';
import { ADMINISTRATOR_VIOLATIONS } from './administrator-violations.ts';
import { guarddutyHandlers } from './handlers.ts';
import { MEMBER_VIOLATIONS } from './member-violations.ts';
import { buildGuardDuty } from './state.ts';

/** Amazon GuardDuty: a detector in every account and region, administered by the security account. */
export const guardduty = {
  sdk: () => import('@aws-sdk/client-guardduty'),
  leftOut: { GetAdministratorAccountResponse: ['Administrator'], Member: ['Email'] },
  state: { region: buildGuardDuty },
  handlers: guarddutyHandlers,
  violations: { ...ADMINISTRATOR_VIOLATIONS, ...MEMBER_VIOLATIONS },
  refusals: {
    denied: ['AccessDeniedException', 403],
    'denied-by-scp': ['AccessDeniedException', 403],
    throttled: ['TooManyRequestsException', 429],
    'server-error': ['InternalServerErrorException', 500],
    expired: ['ExpiredTokenException', 403],
    gone: ['BadRequestException', 400],
  },
} satisfies SimulatedService;
