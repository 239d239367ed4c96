import { oneLine } from '../../files/text-fault.ts';

/** One thing that is wrong with a file of the catalogue, for the person who wrote it. */
export type CatalogueFault = {
  /** Path inside the catalogue's folder, with forward slashes. */
  readonly file: string;
  /** 1 for the first line; null where the whole file is meant. */
  readonly line: number | null;
  /** What was wanted, what was found. */
  readonly message: string;
};

/** The catalogue cannot be used. Carries every fault of every file, sorted by file and line. */
export class CatalogueError extends Error {
  readonly faults: readonly CatalogueFault[];
  constructor(faults: readonly CatalogueFault[]) {
    const sorted = faults.toSorted(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0),
    );
    super(sorted.map(faultLine).join('\n'));
    this.name = 'CatalogueError';
    this.faults = sorted;
  }
}

/** `file:line: message`, one line whatever the file is called. */
export function faultLine({ file, line, message }: CatalogueFault): string {
  return oneLine(line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`);
}
