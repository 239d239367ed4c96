import { type Call, SimError } from '../operation.ts';
import type { FaultKind } from './fault.ts';

/** The faults that are errors of AWS's own. */
export type RefusalKind = Extract<
  FaultKind,
  'denied' | 'denied-by-scp' | 'throttled' | 'server-error' | 'unavailable' | 'expired' | 'gone'
>;

/** The error that the call's service gives for a kind of refusal. */
export function refusalOf(kind: RefusalKind, call: Call): SimError {
  const service = call.operation.slice(0, call.operation.indexOf(':'));
  const [code, status] = CODES[service]?.[kind] ?? COMMON[kind];
  return new SimError(code, messageOf(kind, call, service), status);
}

/** Whether a fault is an error of AWS's own. */
export function isRefusal(kind: FaultKind): kind is RefusalKind {
  return Object.hasOwn(COMMON, kind);
}

type Code = readonly [code: string, status: number];

/** The errors that AWS's JSON services share. */
const COMMON: Readonly<Record<RefusalKind, Code>> = {
  denied: ['AccessDeniedException', 400],
  'denied-by-scp': ['AccessDeniedException', 400],
  throttled: ['ThrottlingException', 400],
  'server-error': ['InternalFailure', 500],
  unavailable: ['ServiceUnavailable', 503],
  expired: ['ExpiredTokenException', 400],
  gone: ['ResourceNotFoundException', 400],
};

/** Where a service departs from them: its model's exceptions, and its pages about errors. */
const CODES: Readonly<Record<string, Partial<Record<RefusalKind, Code>>>> = {
  account: {
    denied: ['AccessDeniedException', 403],
    'denied-by-scp': ['AccessDeniedException', 403],
    throttled: ['TooManyRequestsException', 429],
    'server-error': ['InternalServerException', 500],
    expired: ['ExpiredTokenException', 403],
  },
  ec2: {
    denied: ['UnauthorizedOperation', 403],
    'denied-by-scp': ['UnauthorizedOperation', 403],
    throttled: ['RequestLimitExceeded', 503],
    'server-error': ['InternalError', 500],
    unavailable: ['Unavailable', 503],
    expired: ['RequestExpired', 400],
  },
  cloudtrail: { gone: ['TrailNotFoundException', 400] },
  firehose: { unavailable: ['ServiceUnavailableException', 503] },
  kinesis: { throttled: ['LimitExceededException', 400], 'server-error': ['InternalFailureException', 500] },
  kms: { 'server-error': ['KMSInternalException', 500], gone: ['NotFoundException', 400] },
  logs: { unavailable: ['ServiceUnavailableException', 503] },
  organizations: {
    throttled: ['TooManyRequestsException', 400],
    'server-error': ['ServiceException', 500],
    gone: ['ParentNotFoundException', 400],
  },
  s3: {
    denied: ['AccessDenied', 403],
    'denied-by-scp': ['AccessDenied', 403],
    throttled: ['SlowDown', 503],
    'server-error': ['InternalError', 500],
    expired: ['ExpiredToken', 400],
    gone: ['NoSuchBucket', 404],
  },
  sts: {
    denied: ['AccessDenied', 403],
    'denied-by-scp': ['AccessDenied', 403],
    throttled: ['Throttling', 400],
    expired: ['ExpiredToken', 403],
    // STS does not tell which roles exist.
    gone: ['AccessDenied', 403],
  },
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
