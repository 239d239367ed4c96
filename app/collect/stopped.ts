/** Signals that ask a process to stop. */
export type StopSignal = 'SIGINT' | 'SIGTERM';

/** The process was asked to stop before there was anything to report. */
export class Stopped extends Error {
  readonly signal: StopSignal;
  constructor(signal: StopSignal) {
    super(`ended by ${signal} before anything was known; nothing was written`);
    this.name = 'Stopped';
    this.signal = signal;
  }
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
