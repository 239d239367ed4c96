import { Worker } from 'node:worker_threads';
import type { Situation } from './situations.ts';
import type { Slice } from './slices.ts';
import { attempt, type Trial } from './trial.ts';

/** What a thread is asked to try. */
export type TrialRequest = {
  readonly id: number;
  readonly situation: Situation;
  readonly rules: Slice;
  readonly faults: readonly string[];
  readonly isInRealTime: boolean;
};
export type TrialAnswer = { readonly id: number; readonly trial: Trial };

/** Where scans are made: in this thread, or in others that share the work. */
export type Trials = {
  attempt(situation: Situation, rules: Slice, faults: readonly string[], isInRealTime?: boolean): Promise<Trial>;
  /** How many were made. */
  count(): number;
  /** The sum, over all that were made, of the rules that were judged: what the sweep costs. */
  rulesJudged(): number;
  close(): Promise<void>;
};

/** Without threads everything is done here. */
export function openTrials(threads: number): Trials {
  let count = 0;
  let rulesJudged = 0;
  const waiting = new Map<number, { resolve: (trial: Trial) => void; reject: (error: unknown) => void }>();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    worker.on('message', ({ id, trial }: TrialAnswer) => {
      waiting.get(id)?.resolve(trial);
      waiting.delete(id);
    });
    worker.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error);
    });
    return worker;
  });
  return {
    attempt(situation, rules, faults, isInRealTime = false) {
      const id = count++;
      rulesJudged += rules.length;
      const worker = workers[id % workers.length];
      if (worker === undefined) return attempt(situation, faults, { rules, isInRealTime });
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, situation, rules, faults, isInRealTime } satisfies TrialRequest);
      });
    },
    count: () => count,
    rulesJudged: () => rulesJudged,
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
