/** A snapshot folder that cannot be written or trusted. `file` is the path of the guilty file or folder. */
export class SnapshotError extends Error {
  readonly file: string;
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = 'SnapshotError';
    this.file = file;
  }
}
