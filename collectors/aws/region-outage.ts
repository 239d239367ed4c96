/**
 * Whether a region as a whole is away: endpoints of several services were asked with the whole deadline, and none of the
 * region has ever answered. Then the others are not worth a call each; some are asked late, when others have been read.
 */
export class RegionOutage {
  readonly #waiting = new Set<(error: unknown) => void>();
  #hasAnswered = false;
  #silent = 0;
  #error: unknown = null;

  /** What the last of the silent endpoints was given up with; null: the region is not known to be away. */
  get error(): unknown {
    return this.#hasAnswered || this.#silent < ENOUGH ? null : this.#error;
  }

  answers(): void {
    this.#hasAnswered = true;
  }

  /** An endpoint was given up for the first time. Whoever waits for another one of the region is told when that is enough. */
  isSilent(error: unknown): void {
    this.#silent += 1;
    this.#error = error;
    if (this.error === null) return;
    for (const tell of this.#waiting) tell(error);
  }

  /** Tells once when the region turns out to be away; the answer ends that. */
  whenAway(tell: (error: unknown) => void): () => void {
    this.#waiting.add(tell);
    return () => this.#waiting.delete(tell);
  }
}

/** One may be a service that the region does not have. */
const ENOUGH = 2;
