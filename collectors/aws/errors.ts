import type { OperationName, Outcome } from '../../model/cell.ts';
import type { ErrorMeaning, Service } from '../service.ts';
import { SERVICES } from '../services/index.ts';
import { toDetail } from './detail.ts';
import { UndeclaredOperation } from './undeclared-operation.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** What a refusal means for the cell. `off`: AWS said that the thing or the feature does not exist. */
export type Meaning = {
  readonly outcome: Exclude<Outcome, 'collected'>;
  /** The code that AWS, the network or our own check gave. */
  readonly code: string;
  readonly detail: string;
};

/**
 * What an error means that was thrown while a question was asked. Throws the error again when it is a fault of ours
 * (`UndeclaredOperation`), which must never become a cell.
 */
export function meaningOf(operation: OperationName, error: unknown): Meaning {
  if (error instanceof UndeclaredOperation) throw error;
  const code = codeOf(error);
  const message = messageOf(error);
  const row = MEANINGS.find((candidate) => applies(candidate, operation, code, message));
  return {
    outcome: row?.outcome ?? outcomeOfStatus(error, code),
    code: toDetail(code),
    detail: toDetail(message || code),
  };
}

const DENIED = [
  'AccessDenied',
  'AccessDeniedException',
  'AccessDeniedFault',
  'AllAccessDisabled',
  'AuthFailure',
  'AuthorizationError',
  'AuthorizationErrorException',
  'Client.UnauthorizedOperation',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'Forbidden',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidIdentityToken',
  'InvalidSignatureException',
  'InvalidToken',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'NotAuthorized',
  'NotSignedUp',
  'OptInRequired',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'SubscriptionRequiredException',
  'TokenProviderError',
  'UnauthorizedException',
  'UnauthorizedOperation',
  'UnrecognizedClientException',
];

const THROTTLED = [
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
  'TooManyRequestsException',
];

/** The first row that fits decides. What single services mean stands first, because it is the narrowest. */
const MEANINGS: readonly ErrorMeaning[] = [
  ...Object.values<Service>(SERVICES).flatMap(({ errors = [] }) => errors),

  { outcome: 'denied-by-scp', codes: DENIED, message: /explicit deny in a service control policy/i },
  // KMS says so of keys that another account owns; Kinesis and S3 use the common codes.
  { outcome: 'denied', codes: DENIED },

  { outcome: 'throttled', codes: THROTTLED },
  { outcome: 'throttled', message: /^rate exceeded|reduce your request rate/i },

  { outcome: 'unreachable', codes: ['AbortError', 'TimeoutError', 'RequestTimeout', 'RequestTimeoutException'] },
  { outcome: 'unreachable', codes: ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'] },
  { outcome: 'unreachable', codes: ['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EPROTO'] },
];

function applies(row: ErrorMeaning, operation: OperationName, code: string, message: string): boolean {
  const service = `${operation.slice(0, operation.indexOf(':'))}:*`;
  if (row.operations !== undefined && !row.operations.includes(operation) && !row.operations.includes(service)) {
    return false;
  }
  return (row.codes?.includes(code) ?? true) && (row.message?.test(message) ?? true);
}

/** Families of codes that no list can hold, and answers that have only a status. */
function outcomeOfStatus(error: unknown, code: string): Meaning['outcome'] {
  if (/^UND_ERR_|^HPE_|^ERR_(TLS|SSL)|^ERR_.*CERT|_CERT|^CERT_|^UNABLE_TO_/.test(code)) return 'unreachable';
  const status = statusOf(error);
  if (status === 429) return 'throttled';
  if ((status === 401 || status === 403) && NO_CODE.includes(code)) return 'denied';
  return 'failed';
}

/** What the SDK calls an error whose body gave no code. */
const NO_CODE = ['Unknown', 'UnknownError', 'Error', 'ErrorPage', 'UnreadableAnswer'];

/** The code of an error: AWS's where there is one, else the network's, else the name of its class. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  const name = wordIn(error.name) ?? 'Error';
  if (statusOf(error) !== null && !(error instanceof UnexpectedAnswer)) return name;
  return ('code' in error && wordIn(error.code)) || name;
}

/** An error carries what an answer held: its name and its message need not be texts. */
function wordIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** HTTP status of the answer that the error came from; null: there was no answer. */
export function statusOf(error: unknown): number | null {
  if (error instanceof UnexpectedAnswer) return error.status;
  const metadata = (error as { $metadata?: { httpStatusCode?: unknown } } | null)?.$metadata;
  return typeof metadata?.httpStatusCode === 'number' ? metadata.httpStatusCode : null;
}

function messageOf(error: unknown): string {
  return wordIn(error instanceof Error ? error.message : error) ?? 'an error without words';
}
