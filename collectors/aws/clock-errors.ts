import { type AwsClock, TOLERANCE_MS } from './aws-clock.ts';

/** Errors that come from a signature with a wrong time, which is corrected now: the same call may succeed. */
const corrected = new WeakSet<object>();

export function isClockCorrected(error: unknown): boolean {
  return typeof error === 'object' && error !== null && corrected.has(error);
}

/**
 * Tells a refusal that may come from a wrong clock as one. `signedWith` is the correction that the refused signature was
 * made with.
 */
export function tellOfClock(error: unknown, clock: AwsClock, signedWith: number): void {
  if (!(error instanceof Error)) return;
  const ahead = clock.ahead();
  if (Math.abs(ahead) <= TOLERANCE_MS || !(SIGNATURE_CODES.has(error.name) || DENIED_CODES.has(error.name))) return;
  error.message = `${clockText(Math.round(ahead / 1000))}: ${error.message}`;
  const isCorrected = Math.abs(clock.correction() - signedWith) > TOLERANCE_MS;
  if (isCorrected && SIGNATURE_CODES.has(error.name)) corrected.add(error);
}

/** `the clock of this machine is 3600 seconds ahead of AWS's` */
function clockText(aheadSeconds: number): string {
  const side = aheadSeconds > 0 ? 'ahead of' : 'behind';
  return `the clock of this machine is ${Math.abs(aheadSeconds)} seconds ${side} AWS's`;
}

/** What AWS's services call a signature whose time is too far from theirs; EC2 and the query protocols have their own. */
const SIGNATURE_CODES = new Set([
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]);

/** Codes that have other reasons as a rule. */
const DENIED_CODES = new Set(['AccessDenied', 'AccessDeniedException', 'ExpiredToken', 'ExpiredTokenException']);
