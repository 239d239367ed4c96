import type { StopSignal } from '../../app/collect/stopped.ts';

/** As shells see a process that a signal has ended. */
export const STOP_CODES = { SIGINT: 130, SIGTERM: 143 } as const satisfies Record<StopSignal, number>;

/** Resolves when the process is asked to stop. */
export function untilStopped(): Promise<StopSignal> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}

/** Lets SIGINT and SIGTERM end the process in the ordinary way, so that unfinished files are removed. */
export function exitWhenStopped(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(STOP_CODES[signal]));
}

export type Stopping = {
  /** Set off by the first SIGINT or SIGTERM, with the signal's name as its reason. */
  readonly signal: AbortSignal;
  /** The signal; null: nobody has asked the process to stop. */
  stoppedBy(): StopSignal | null;
  dispose(): void;
};

/**
 * Listens for SIGINT and SIGTERM. After the first there is time to write down what was seen; when it is not enough, the
 * process ends with the last words that are given then. A second one ends it at once, as a user who presses Ctrl+C twice
 * expects.
 */
export function listenForStop(lastWords: () => string): Stopping {
  const controller = new AbortController();
  let stoppedBy: StopSignal | null = null;
  let deadline: NodeJS.Timeout | undefined;
  const listeners = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const listener = () => {
      if (stoppedBy !== null) process.exit(STOP_CODES[name]);
      stoppedBy = name;
      deadline = setTimeout(() => giveUp(name, lastWords()), ENOUGH_MS);
      controller.abort(name);
    };
    process.on(name, listener);
    return [name, listener] as const;
  });
  return {
    signal: controller.signal,
    stoppedBy: () => stoppedBy,
    dispose() {
      clearTimeout(deadline);
      for (const [name, listener] of listeners) process.off(name, listener);
    },
  };
}

/** Whoever stops a process waits five seconds at least before they kill it; the rest is for its end. */
const ENOUGH_MS = 4_000;

function giveUp(signal: StopSignal, lastWords: string): never {
  const code = STOP_CODES[signal];
  process.stderr.write(`zonewarden: exit ${code}: ended by ${signal} before the reports were written; ${lastWords}\n`);
  process.exit(code);
}
