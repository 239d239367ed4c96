import { hash } from 'node:crypto';

/** Hexadecimal digits (at most 64) that depend on the seed and on what they are for, and on nothing else. */
export function hexOf(seed: number, length: number, ...about: readonly (string | number)[]): string {
  return hash('sha256', `${seed}/${about.join('/')}`).slice(0, length);
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
