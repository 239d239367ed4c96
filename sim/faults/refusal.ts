import { type Call, SimError } from '../operation.ts';
import { SERVICES } from '../services/index.ts';
import type { SimulatedService } from '../services/service.ts';
import type { FaultKind } from './fault.ts';

/** The faults that are errors of AWS's own. */
export type RefusalKind = Extract<
  FaultKind,
  'denied' | 'denied-by-scp' | 'throttled' | 'server-error' | 'unavailable' | 'expired' | 'gone'
>;

/** The error that the call's service gives for a kind of refusal. */
export function refusalOf(kind: RefusalKind, call: Call): SimError {
  const service = call.operation.slice(0, call.operation.indexOf(':'));
  const services: Readonly<Record<string, SimulatedService>> = SERVICES;
  const [code, status] = services[service]?.refusals?.[kind] ?? COMMON[kind];
  return new SimError(code, messageOf(kind, call, service), status);
}

/** Whether a fault is an error of AWS's own. */
export function isRefusal(kind: FaultKind): kind is RefusalKind {
  return Object.hasOwn(COMMON, kind);
}

export type RefusalCode = readonly [code: string, status: number];

/** The errors that AWS's JSON services share. */
const COMMON: Readonly<Record<RefusalKind, RefusalCode>> = {
  denied: ['AccessDeniedException', 400],
  'denied-by-scp': ['AccessDeniedException', 400],
  throttled: ['ThrottlingException', 400],
  'server-error': ['InternalFailure', 500],
  unavailable: ['ServiceUnavailable', 503],
  expired: ['ExpiredTokenException', 400],
  gone: ['ResourceNotFoundException', 400],
};

function messageOf(kind: RefusalKind, call: Call, service: string): string {
  switch (kind) {
    case 'denied':
    case 'denied-by-scp': {
      const reason =
        kind === 'denied'
          ? `because no identity-based policy allows the ${call.operation} action`
          : 'with an explicit deny in a service control policy';
      const sentence = `User: ${call.principal} is not authorized to perform: ${call.operation} ${reason}`;
      return service === 'ec2' ? `You are not authorized to perform this operation. ${sentence}` : sentence;
    }
    case 'throttled':
      return THROTTLED[service] ?? 'Rate exceeded';
    case 'server-error':
      return 'We encountered an internal error. Please try again.';
    case 'unavailable':
      return 'The service is temporarily unavailable. Please try again.';
    case 'gone':
      return 'The resource that was asked about does not exist.';
    case 'expired':
      return service === 'ec2' ? 'Request has expired.' : 'The security token included in the request is expired';
  }
}

const THROTTLED: Readonly<Record<string, string>> = {
  ec2: 'Request limit exceeded.',
  s3: 'Please reduce your request rate.',
  organizations: 'AWS Organizations can not complete your request because you are making requests too quickly.',
};
