/**
 * Hexadecimal digits that depend on the seed and on what they are for, and on nothing else: so parts of the landing zone
 * can be built in any order. Not cryptographic, because some ten ids are needed for each place of a large organization.
 */
export function hexOf(seed: number, length: number, ...about: readonly (string | number)[]): string {
  const text = `${seed}/${about.join('/')}`;
  // Two lanes of 32 bits, so that ids of one kind do not meet even in an organization of ten thousand accounts.
  let one = 0x9e3779b9;
  let two = 0x85ebca6b;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0xcc9e2d51) ^ (two >>> 15);
  }
  let digits = '';
  for (let block = 1; digits.length < length; block += 1) {
    const mixed = scramble(one + Math.imul(block, 0x9e3779b9)) ^ scramble(two ^ Math.imul(block, 0x27d4eb2f));
    digits += (mixed >>> 0).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** Spreads every bit of the input over all bits of the output. */
function scramble(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  const second = Math.imul(first ^ (first >>> 15), 0x846ca68b);
  return second ^ (second >>> 16);
}

/** A whole number from 0 up to and without `limit` (at most 2^48). */
export function numberOf(seed: number, limit: number, ...about: readonly (string | number)[]): number {
  return Number.parseInt(hexOf(seed, 12, ...about), 16) % limit;
}

/** A version 4 UUID, as KMS names its keys. */
export function uuidOf(seed: number, ...about: readonly (string | number)[]): string {
  const hex = hexOf(seed, 32, ...about);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const DAY = 24 * 60 * 60 * 1000;

/** An instant between one and three years before `now`, on the second. */
export function longAgo(now: Date, seed: number, ...about: readonly (string | number)[]): Date {
  const age = 365 * DAY + numberOf(seed, 730, ...about) * DAY;
  return new Date(Math.floor((now.getTime() - age) / 1000) * 1000);
}

/** The instant so many minutes before `now`. */
export function minutesBefore(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60 * 1000);
}
