import { Worker } from 'node:worker_threads';
import type { WorkerOrder, WorkerWord } from './worker.ts';

export type Watched = {
  /** An input that broke the promise, in words. */
  readonly onBroken: (number: number, reason: string) => void;
  readonly onTallies: (tallies: Readonly<Record<string, number>>) => void;
};

/**
 * An input for which this process works so long hangs: whoever reads it never comes back. Time of the processor, because
 * on a machine with other work anything may wait; with two workers it is at least half as long for each.
 */
const HANG_SECONDS = 30;
const LOOK_MS = 500;

/**
 * Tries the inputs of an order in a worker. When one hangs, takes all memory or ends the worker, that is told of it and
 * another worker goes on behind it.
 */
export async function tryInWorker(order: Omit<WorkerOrder, 'at'>, watched: Watched): Promise<void> {
  for (let first = order.first; first < order.end; ) {
    const stopped = await oneWorker({ ...order, first }, watched);
    if (stopped === null) return;
    watched.onBroken(stopped.number, stopped.reason);
    first = stopped.number + order.step;
  }
}

/** null: it came to the end. */
function oneWorker(
  order: Omit<WorkerOrder, 'at'>,
  watched: Watched,
): Promise<{ number: number; reason: string } | null> {
  const at = new SharedArrayBuffer(4);
  const current = new Int32Array(at);
  Atomics.store(current, 0, order.first);
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { ...order, at } satisfies WorkerOrder,
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  });
  return new Promise((resolve) => {
    let isDone = false;
    let seen = -1;
    let since = workedSeconds();
    let reason = 'ended the process that read it';
    const timer = setInterval(() => {
      const number = Atomics.load(current, 0);
      if (number !== seen) {
        seen = number;
        since = workedSeconds();
      } else if (workedSeconds() - since > HANG_SECONDS) {
        reason = `was still being read after ${HANG_SECONDS} seconds`;
        void worker.terminate();
      }
    }, LOOK_MS);
    worker.on('message', (word: WorkerWord) => {
      if ('broken' in word) return watched.onBroken(word.number, word.broken);
      watched.onTallies(word.tallies);
      isDone ||= word.isDone;
    });
    worker.on('error', (error) => {
      reason = `ended the process that read it: ${error.message}`;
    });
    worker.on('exit', () => {
      clearInterval(timer);
      resolve(isDone ? null : { number: Atomics.load(current, 0), reason });
    });
  });
}

function workedSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
