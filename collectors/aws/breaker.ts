/**
 * Keeps calls from being made in vain: once shut, it refuses them with the error that shut it, and lets one through
 * every `pauseMs` to see whether it is over. Times are milliseconds of one clock.
 */
export class Breaker {
  readonly #pauseMs: number;
  #error: unknown = null;
  #nextTrialAt = 0;

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  refuses(now: number): boolean {
    return this.#error !== null && now < this.#nextTrialAt;
  }

  /** A call goes through; while the breaker is shut it is the trial, and no other is let through for a while. */
  pass(now: number): void {
    this.#nextTrialAt = now + this.#pauseMs;
  }

  /** The error that shut it; null: open. */
  get error(): unknown {
    return this.#error;
  }

  shut(error: unknown, now: number): void {
    this.#error = error;
    this.pass(now);
  }

  open(): void {
    this.#error = null;
  }
}
