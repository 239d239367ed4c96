import { codeOf } from './errors.ts';

/** Whether AWS refused a call because its session has ended. EC2 and S3 have codes of their own for it. */
export function isExpired(error: unknown): boolean {
  return EXPIRED.has(codeOf(error));
}

const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired']);
