/**
 * How much of a sweep is run: a part in seconds (`sample`, in `npm test`), a good part (`ci`, in
 * minutes), or everything (`full`).
 */
export type SweepSize = 'sample' | 'ci' | 'full';

export type SweepOptions = {
  readonly size: SweepSize;
  /** The same seed makes the same random choices. */
  readonly seed: number;
  /** Every fault is tried with all rules, not only with those that it concerns. */
  readonly allRules?: boolean;
  /** A line for a person who waits. */
  readonly progress: (line: string) => void;
};

export type SweepResult = {
  /** What was tried and what came of it, by name: `scans`, `operations`, `kills`, … */
  readonly counts: Readonly<Record<string, number>>;
  /** Where the promise was broken, one line each with what repeats it; empty: it held. */
  readonly broken: readonly string[];
};

/** One promise, tried in every way there is. It knows no service by name: what is collected later joins by itself. */
export type Sweep = {
  /** What is promised, as a sentence. */
  readonly promise: string;
  run(options: SweepOptions): Promise<SweepResult>;
};
