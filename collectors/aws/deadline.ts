import type { Deadlines } from './retry.ts';

/**
 * How long a call was tried in vain, in milliseconds: the time of its attempts and of the pauses after them. What it
 * waited for our own tokens and places does not count: AWS has not refused it meanwhile.
 */
export class Deadline {
  readonly #deadlines: Deadlines;
  #throttled = 0;
  #unanswered = 0;

  constructor(deadlines: Deadlines) {
    this.#deadlines = deadlines;
  }

  /** How long the next attempt may take. */
  get left(): number {
    return Math.max(this.#least, this.#deadlines.unanswered - this.#unanswered);
  }

  /** An attempt was throttled; `pauseMs` would follow. Whether another one is worth it. */
  throttled(attemptMs: number, pauseMs: number): boolean {
    this.#throttled += attemptMs + pauseMs;
    return this.#throttled < this.#deadlines.throttled;
  }

  /** An attempt got no answer, or a spoiled one; `pauseMs` would follow. Whether there is time for another one. */
  unanswered(attemptMs: number, pauseMs: number): boolean {
    this.#unanswered += attemptMs + pauseMs;
    return this.#unanswered + this.#least <= this.#deadlines.unanswered;
  }

  /** With less than this an attempt is not worth making. */
  get #least(): number {
    return this.#deadlines.unanswered / 15;
  }
}
