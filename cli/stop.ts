export type StopSignal = 'SIGINT' | 'SIGTERM';

/** Resolves when the process is asked to stop. */
export function untilStopped(): Promise<StopSignal> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}

/**
 * An abort signal that the first SIGINT or SIGTERM sets off, with the signal's name as its reason. A second one ends
 * the process at once, as a user who presses Ctrl+C twice expects.
 */
export function stopSignal(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const listeners = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const listener = () => {
      if (controller.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143);
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
