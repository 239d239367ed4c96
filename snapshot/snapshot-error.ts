import { faultLine, oneLine, type TextFault } from '../files/text-fault.ts';

/** A snapshot folder that cannot be written or trusted. `file` is the path of the guilty file or folder. */
export class SnapshotError extends Error {
  readonly file: string;
  /** One line for each thing that is wrong, with the file and where there is one the line. */
  readonly faults: readonly string[];
  constructor(file: string, reason: string | readonly TextFault[]) {
    const faults = typeof reason === 'string' ? [{ line: null, message: oneLine(reason) }] : reason;
    const lines = faults.map((fault) => faultLine(file, fault));
    super(lines.join('\n'));
    this.name = 'SnapshotError';
    this.file = file;
    this.faults = lines;
  }
}

/** The system refused to write a snapshot that was begun: the disk is full, or it went away. */
export class SnapshotNotWritten extends SnapshotError {
  readonly #reason: string;
  constructor(file: string, reason: string) {
    super(file, reason);
    this.name = 'SnapshotNotWritten';
    this.#reason = reason;
  }

  /** The same, with what to do. */
  with(advice: string): SnapshotNotWritten {
    return new SnapshotNotWritten(this.file, `${this.#reason}; ${advice}`);
  }
}
