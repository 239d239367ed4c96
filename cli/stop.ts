export type StopSignal = 'SIGINT' | 'SIGTERM';

/** As shells see a process that a signal has ended. */
export const STOP_CODES = { SIGINT: 130, SIGTERM: 143 } as const satisfies Record<StopSignal, number>;

/** The process was asked to stop before there was anything to report. */
export class Stopped extends Error {
  readonly exitCode: number;
  constructor(signal: StopSignal) {
    super(`ended by ${signal} before anything was known; nothing was written`);
    this.name = 'Stopped';
    this.exitCode = STOP_CODES[signal];
  }
}

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

/**
 * An abort signal that the first SIGINT or SIGTERM sets off, with the signal's name as its reason. A second one ends
 * the process at once, as a user who presses Ctrl+C twice expects.
 */
export function stopSignal(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const listeners = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const listener = () => {
      if (controller.signal.aborted) process.exit(STOP_CODES[name]);
      controller.abort(name);
    };
    process.on(name, listener);
    return [name, listener] as const;
  });
  return {
    signal: controller.signal,
    dispose() {
      for (const [name, listener] of listeners) process.off(name, listener);
    },
  };
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
