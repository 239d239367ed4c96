import type { Limit } from './limits.ts';

/**
 * The tokens of one bucket of AWS's, as we believe them to be. Times are milliseconds of one clock. The rate starts at a
 * share of the limit, is halved by a throttled answer, and comes back with answers that are not throttled; from a guessed
 * limit it may grow beyond, to `GROWTH` times the start.
 */
export class TokenBucket {
  readonly #limit: Limit;
  readonly #seed: number;
  #tokens: number;
  #perSecond: number;
  #filledAt: number;
  #halvedAt = Number.NEGATIVE_INFINITY;
  #wasThrottled = false;

  constructor(limit: Limit, share: number, now: number) {
    this.#limit = limit;
    this.#seed = limit.perSecond * share;
    this.#perSecond = this.#seed;
    this.#tokens = limit.burst;
    this.#filledAt = now;
  }

  /** Takes a token if there is one. */
  take(now: number): boolean {
    this.#fill(now);
    if (this.#tokens < 1 - ROUNDING) return false;
    this.#tokens -= 1;
    return true;
  }

  /** When the next token is there. */
  readyAt(now: number): number {
    this.#fill(now);
    const missing = 1 - this.#tokens;
    return missing <= ROUNDING ? now : now + Math.ceil((missing / this.#perSecond) * 1000);
  }

  /** An answer that was not throttled. */
  answered(): void {
    const most = this.#limit.published ? this.#seed : this.#seed * GROWTH;
    // A guess that has never been contradicted is likely to be too low.
    const step = this.#wasThrottled ? RECOVERY : DISCOVERY;
    this.#perSecond = Math.min(most, this.#perSecond + this.#seed * step);
  }

  /** A throttled answer to a call that was sent at `sentAt`. Calls that were under way together count as one. */
  throttled(sentAt: number, now: number): void {
    if (sentAt <= this.#halvedAt) return;
    this.#fill(now);
    this.#wasThrottled = true;
    this.#halvedAt = now;
    this.#tokens = 0;
    this.#perSecond = Math.max(this.#seed * LEAST, this.#perSecond / 2);
  }

  #fill(now: number): void {
    const seconds = Math.max(0, now - this.#filledAt) / 1000;
    this.#tokens = Math.min(this.#limit.burst, this.#tokens + seconds * this.#perSecond);
    this.#filledAt = now;
  }
}

/** Part of the starting rate that each good answer gives back: half the rate comes back with 50 answers. */
const RECOVERY = 0.01;
/** The same as long as nothing was throttled. */
const DISCOVERY = 0.1;
const GROWTH = 4;
/** Smallest part of the starting rate that is left. */
const LEAST = 1 / 16;
const ROUNDING = 1e-9;
