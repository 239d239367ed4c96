import { UserError } from './user-error.ts';

/** The lines of an error that the user can put right; null for any other, which is ours. */
export function faultsOf(error: unknown): readonly string[] | null {
  if (!(error instanceof Error)) return null;
  if ('faults' in error && Array.isArray(error.faults)) return error.faults.map(faultLine);
  const advice = ADVICE[error.name];
  return advice === undefined ? null : [`${error.message}${advice}`];
}

/** Errors of other rooms that have one line to say, and what we add to it. */
const ADVICE: Readonly<Record<string, string>> = {
  SnapshotError: '',
  SnapshotNotWritten: '',
  CallerNotKnown:
    '; give credentials by AWS_PROFILE, by AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is attached',
};

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
    add(lines: readonly string[]): void {
      faults.push(...lines);
    },
    any: () => faults.length > 0,
    /** All of them as one error. */
    error: () => new UserError(faults),
  };
}
