import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './outcome.ts';
import type { Reload } from './reload.ts';

/** Modules that were loaded are never forgotten, so that a thread lives for some mutants only. */
const MUTANTS_PER_THREAD = 60;

/** Tries mutants that need everything loaded anew, one after the other. */
export class ReloadThread {
  #worker: Worker | null = null;
  #left = 0;

  async run(reload: Reload): Promise<Outcome> {
    if (this.#left === 0) await this.dispose();
    this.#worker ??= new Worker(new URL('./reload.ts', import.meta.url));
    if (this.#left === 0) this.#left = MUTANTS_PER_THREAD;
    this.#left -= 1;
    this.#worker.postMessage(reload);
    const [outcome] = await once(this.#worker, 'message');
    return outcome as Outcome;
  }

  async dispose(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
