// A thread of the sweep: makes the scans that it is asked for, side by side.
import { parentPort } from 'node:worker_threads';
import { attempt } from './trial.ts';
import type { TrialAnswer, TrialRequest } from './trials.ts';

parentPort?.on('message', async ({ id, situation, faults, isInRealTime }: TrialRequest) => {
  const trial = await attempt(situation, faults, { isInRealTime });
  parentPort?.postMessage({ id, trial } satisfies TrialAnswer);
});
