import { UserError } from './user-error.ts';

/** The lines of an error that the user can put right; null for any other, which is ours. */
export function faultsOf(error: unknown): readonly string[] | null {
  if (!(error instanceof Error)) return null;
  if ('faults' in error && Array.isArray(error.faults)) return error.faults.map(faultLine);
  return USER_ERRORS.has(error.name) ? [error.message] : null;
}

/** Errors of other rooms that have one line to say. */
const USER_ERRORS = new Set(['SnapshotError', 'CallerNotKnown']);

function faultLine(fault: unknown): string {
  if (typeof fault === 'string') return fault;
  const { file, line, message } = fault as { file: string; line: number | null; message: string };
  return line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}

/** Collects the faults of several steps, so that the user sees all of them at once. */
export function collectFaults() {
  const faults: string[] = [];
  return {
    /** The value of a step, or null when it had faults; errors of ours go through. */
    async of<T>(step: () => T | Promise<T>): Promise<T | null> {
      try {
        return await step();
      } catch (error) {
        const found = faultsOf(error);
        if (!found) throw error;
        faults.push(...found);
        return null;
      }
    },
    /** Throws UserError when any step had faults. */
    throwAny(): void {
      if (faults.length > 0) throw new UserError(faults);
    },
  };
}
