import { codeOf } from './errors.ts';

/** Whether AWS refused a call because its session has ended. EC2 and S3 have codes of their own for it. */
export function isExpired(error: unknown): error is object {
  return EXPIRED.has(codeOf(error));
}

/** Refused because of their session; the same call is worth another attempt when the next session is there. */
const replacements = new WeakMap<object, Promise<unknown>>();

/** Tells whoever sent the call that another session is on its way, which may also fail to come. */
export function tellOfReplacement(error: object, replacement: Promise<unknown>): void {
  replacements.set(error, replacement);
}

/** What to wait for before the refused call is sent again; undefined: it was refused for another reason, or for good. */
export function replacementOf(error: unknown): Promise<unknown> | undefined {
  return typeof error === 'object' && error !== null ? replacements.get(error) : undefined;
}

const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired']);
