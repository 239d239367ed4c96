import type { Limit } from './limits.ts';

/**
 * The tokens of one bucket of AWS's, as we believe them to be. Times are milliseconds of one clock. The rate starts at a
 * share of the limit, is halved by a throttled answer, and comes back with answers that are not throttled: slowly around
 * the rate at which it was throttled last, so that a limit that is lower than we believe is not run into again and
 * again. From a guessed limit it may grow beyond, to `GROWTH` times the start.
 */
export class TokenBucket {
  readonly #seed: number;
  readonly #most: number;
  readonly #least: number;
  readonly #capacity: number;
  #tokens: number;
  #perSecond: number;
  #filledAt: number;
  #halvedAt = Number.NEGATIVE_INFINITY;
  /** The rate at which AWS throttled last; null: never, or long overtaken. */
  #ceiling: number | null = null;
  #wasThrottled = false;

  constructor(limit: Limit, share: number, now: number) {
    this.#seed = limit.perSecond * (share > 1 ? share : Math.min(share, FULLEST));
    this.#most = limit.published ? this.#seed : this.#seed * GROWTH;
    this.#least = Math.max(this.#seed * LEAST, Math.min(this.#seed, SLOWEST));
    this.#capacity = capacityOf(limit, share);
    this.#perSecond = this.#seed;
    this.#tokens = this.#capacity;
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
    this.#perSecond = Math.min(this.#most, this.#perSecond + this.#seed * this.#step());
    if (this.#ceiling !== null && this.#perSecond > this.#ceiling * BEYOND) this.#ceiling = null;
  }

  /** A throttled answer to a call that was sent at `sentAt`. Calls that were under way together count as one. */
  throttled(sentAt: number, now: number): void {
    if (sentAt <= this.#halvedAt) return;
    this.#fill(now);
    this.#wasThrottled = true;
    this.#halvedAt = now;
    this.#tokens = 0;
    this.#ceiling = this.#perSecond;
    this.#perSecond = Math.max(this.#least, this.#perSecond / 2);
  }

  #step(): number {
    // A guess that has never been contradicted is likely to be too low.
    if (!this.#wasThrottled) return DISCOVERY;
    const isNear = this.#ceiling !== null && this.#perSecond > this.#ceiling * NEAR;
    return isNear ? CAUTION : RECOVERY;
  }

  #fill(now: number): void {
    const seconds = Math.max(0, now - this.#filledAt) / 1000;
    this.#tokens = Math.min(this.#capacity, this.#tokens + seconds * this.#perSecond);
    this.#filledAt = now;
  }
}

/**
 * The share counts for the burst as well: else the first calls would take what is the owner's. Of a whole limit a part
 * is left, because calls that were sent evenly may arrive together. A burst that is a guess is not shared.
 */
function capacityOf({ burst, burstKnown, perSecond }: Limit, share: number): number {
  if (share > 1) return burst * share;
  const fullest = Math.max(1, burst - perSecond * TOGETHER_SECONDS);
  return Math.max(1, Math.min(burstKnown ? burst * share : burst, fullest));
}

/** Part of the starting rate that each good answer gives back: half the rate comes back with 50 answers. */
const RECOVERY = 0.01;
/** The same as long as nothing was throttled. */
const DISCOVERY = 0.1;
/** The same between `NEAR` and `BEYOND` times the rate that was too much. */
const CAUTION = 0.001;
const NEAR = 0.85;
const BEYOND = 1.05;
const GROWTH = 4;
/** Smallest part of the starting rate that is left; a rate that is low already stays. */
const LEAST = 1 / 16;
const SLOWEST = 0.1;
/** Largest part of a limit that is spent: our second is not AWS's. */
const FULLEST = 0.95;
const TOGETHER_SECONDS = 0.25;
const ROUNDING = 1e-9;
