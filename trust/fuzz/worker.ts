import { parentPort, workerData } from 'node:worker_threads';
import { fuzzKinds, inputOf } from './kinds.ts';
import { startTrials } from './trial.ts';

/** Which inputs a worker tries. */
export type WorkerOrder = {
  readonly folder: string;
  readonly seed: number;
  /** The numbers `first`, `first + step`, … below `end`. */
  readonly first: number;
  readonly step: number;
  readonly end: number;
  /** The number of the input that is being tried, for whoever watches. */
  readonly at: SharedArrayBuffer;
};

/** What a worker tells: an input that broke the promise, how far it is, or that it is done. */
export type WorkerWord =
  | { readonly broken: string; readonly number: number }
  | { readonly tallies: Readonly<Record<string, number>>; readonly isDone: boolean };

/** Tries inputs, and tells in between how far it is. A fault of the trials themselves ends the worker. */
async function work(
  { folder, seed, first, step, end, at }: WorkerOrder,
  tell: (word: WorkerWord) => void,
): Promise<void> {
  const kinds = await fuzzKinds(folder);
  const trials = startTrials(kinds);
  const current = new Int32Array(at);
  let tallies: Record<string, number> = {};
  for (let number = first; number < end; number += step) {
    Atomics.store(current, 0, number);
    const input = inputOf(kinds, seed, number);
    const trial = await trials.try(input);
    if ('broken' in trial) tell({ broken: trial.broken, number });
    const name = `${input.kind} ${'came' in trial ? trial.came : 'broken'}`;
    tallies[name] = (tallies[name] ?? 0) + 1;
    if (number % (step * 500) !== first % (step * 500)) continue;
    tell({ tallies, isDone: false });
    tallies = {};
    // Lets words leave and garbage go.
    await new Promise(setImmediate);
  }
  tell({ tallies, isDone: true });
}

const port = parentPort;
if (port !== null) await work(workerData as WorkerOrder, (word) => port.postMessage(word));
