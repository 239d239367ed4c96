/**
 * States that are built when they are first asked for, and forgotten when many others were asked for since. Building is
 * deterministic and changes are kept and applied again, so nobody notices the forgetting, but memory stays small with
 * tens of thousands of places.
 */
export class LruCache<State> {
  readonly #build: (key: string) => State;
  readonly #capacity: number;
  readonly #states = new Map<string, State>();
  readonly #changes = new Map<string, ((state: State) => void)[]>();

  constructor(build: (key: string) => State, capacity: number) {
    this.#build = build;
    this.#capacity = capacity;
  }

  /** The state of a key. Not to be changed: see `change`. */
  get(key: string): State {
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = this.#build(key);
    for (const change of this.#changes.get(key) ?? []) change(state);
    this.#states.set(key, state);
    if (this.#states.size > this.#capacity) this.#forgetOldest();
    return state;
  }

  /** From now on the state of a key has this change. The change itself has to be deterministic. */
  change(key: string, change: (state: State) => void): void {
    // Applied once at once, so that a change that finds nothing to change throws here and not in some later request.
    change(this.get(key));
    this.#changes.set(key, [...(this.#changes.get(key) ?? []), change]);
  }

  /** Builds everything anew, because what `build` reads was changed. Changes stay. */
  forget(): void {
    this.#states.clear();
  }

  #forgetOldest(): void {
    for (const key of this.#states.keys()) {
      this.#states.delete(key);
      return;
    }
  }
}
