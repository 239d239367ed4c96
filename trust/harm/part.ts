import type { SweepOptions, SweepResult } from '../sweep.ts';

/** One part of the sweep: what it tried, and where the promise was broken. */
export type Part = (options: SweepOptions) => Promise<SweepResult>;
