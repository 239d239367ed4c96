// A thread of the sweep: makes the scans that it is asked for, side by side.
import { parentPort } from 'node:worker_threads';
import { COMPLIANT } from './situations.ts';
import { attempt } from './trial.ts';
import type { TrialAnswer, TrialRequest } from './trials.ts';

// The first scan loads what all the others use, which takes time that no hurried clock knows of.
const warm = attempt(COMPLIANT, [], { isInRealTime: true });

parentPort?.on('message', async ({ id, situation, rules, faults, isInRealTime }: TrialRequest) => {
  await warm;
  const trial = await attempt(situation, faults, { rules, isInRealTime });
  parentPort?.postMessage({ id, trial } satisfies TrialAnswer);
});
