import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../model/report.ts';
import { isFormat, REPORTERS } from '../reporters/index.ts';
import { UserError } from './user-error.ts';

/** One `--output FORMAT=PATH`; path `-` is stdout. */
type Output = { readonly format: keyof typeof REPORTERS; readonly path: string };

/** Outputs whose files are open already, so that a bad path fails before the scan and not after it. */
export type OpenOutputs = {
  /** Renders the report into every output and gives the files their names; the paths that were written. */
  write(report: Report): readonly string[];
  /** Removes what was opened and not written. */
  discard(): void;
};

/** Parses `--output` values. Gives the faults as lines. */
export function parseOutputs(values: readonly string[]): { outputs: Output[]; faults: string[] } {
  const outputs: Output[] = [];
  const faults: string[] = [];
  const paths = new Set<string>();
  for (const value of values) {
    const split = value.indexOf('=');
    const format = split < 0 ? value : value.slice(0, split);
    const file = split < 0 ? '-' : value.slice(split + 1);
    if (!isFormat(format)) {
      faults.push(
        `--output ${value}: there is no format ${format}; choose one of ${Object.keys(REPORTERS).join(', ')}`,
      );
    } else if (file === '')
      faults.push(`--output ${value}: the path is empty; write ${format}=FILE, or ${format}=- for stdout`);
    else if (paths.has(file)) faults.push(`--output ${value}: ${file} is named twice`);
    else outputs.push({ format, path: file });
    paths.add(file);
  }
  return { outputs, faults };
}

/** Opens a temporary file beside every output. Throws UserError for all paths that cannot be written. */
export function openOutputs(outputs: readonly Output[]): OpenOutputs {
  const faults: string[] = [];
  const open: { output: Output; descriptor: number; temporary: string | null }[] = [];
  for (const output of outputs) {
    if (output.path === '-') {
      open.push({ output, descriptor: 1, temporary: null });
      continue;
    }
    const temporary = path.join(
      path.dirname(output.path),
      `.${path.basename(output.path)}.unfinished-${randomUUID().slice(0, 8)}`,
    );
    try {
      open.push({ output, descriptor: openSync(temporary, 'wx'), temporary });
    } catch (error) {
      faults.push(`--output ${output.format}=${output.path}: cannot be written: ${(error as Error).message}`);
    }
  }
  const discard = () => {
    for (const { temporary } of open) if (temporary) rmSync(temporary, { force: true });
  };
  if (faults.length > 0) {
    discard();
    throw new UserError(faults);
  }
  return {
    discard,
    write(report) {
      const written: string[] = [];
      for (const { output, descriptor, temporary } of open) {
        for (const chunk of chunks(REPORTERS[output.format].render(report))) writeAll(descriptor, chunk);
        if (temporary === null) continue;
        fsyncSync(descriptor);
        closeSync(descriptor);
        renameSync(temporary, output.path);
        written.push(output.path);
      }
      return written;
    },
  };
}

/** Joins small pieces, because one write for each of 100,000 findings would cost more than rendering them. */
function* chunks(pieces: Iterable<string>): Iterable<Buffer> {
  let joined = '';
  for (const piece of pieces) {
    joined += piece;
    if (joined.length > 64 * 1024) {
      yield Buffer.from(joined);
      joined = '';
    }
  }
  if (joined !== '') yield Buffer.from(joined);
}

/** A pipe takes part of a chunk, or none of it for a moment (EAGAIN). */
function writeAll(descriptor: number, chunk: Buffer): void {
  let offset = 0;
  while (offset < chunk.length) {
    try {
      offset += writeSync(descriptor, chunk, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
