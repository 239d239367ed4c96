import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../model/report.ts';
import { REPORTERS } from '../reporters/index.ts';
import type { Output } from './parse-outputs.ts';
import { removeAtExit } from './unfinished.ts';
import { UserError } from './user-error.ts';
import { writeAll } from './write-all.ts';

/** Outputs whose files are open already, so that a bad path fails before the scan and not after it. */
export type OpenOutputs = {
  /**
   * Renders the report into every output and gives the files their names. One that cannot be written does not keep the
   * others from being written: the failures come back as lines.
   */
  write(report: Report): readonly string[];
  /** Removes what was opened and not written. */
  discard(): void;
};

/** Files that a report must not replace or lie in. */
export type Taken = { readonly file?: string; readonly folder?: string };

type Open = {
  readonly output: Output;
  readonly descriptor: number;
  /** The file beside the output that becomes the output; null: what is written to is neither replaced nor removed. */
  readonly temporary: { readonly file: string; readonly target: string; readonly keep: () => void } | null;
};

/** Opens a temporary file beside every output. Throws UserError for all paths that cannot be written. */
export function openOutputs(outputs: readonly Output[], taken: Taken = {}): OpenOutputs {
  const faults: string[] = [];
  const open: Open[] = [];
  const targets = new Set<string>();
  for (const output of outputs) {
    const complain = (what: string) => faults.push(`--output ${output.format}=${output.path}: ${what}`);
    try {
      const target = output.path === '-' ? '-' : targetOf(output.path);
      if (targets.has(target)) complain(`${output.path} is named twice`);
      else if (taken.file !== undefined && target === targetOf(taken.file)) complain('this is the configuration');
      else if (taken.folder !== undefined && isInside(target, path.resolve(taken.folder))) {
        complain(`lies in the folder of the snapshot; name a path outside ${taken.folder}`);
      } else open.push(openOutput(output, target));
      targets.add(target);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      complain(`cannot be written: ${error.message}`);
    }
  }
  const discard = () => open.forEach(discardOne);
  if (faults.length > 0) {
    discard();
    throw new UserError(faults);
  }
  return { discard, write: (report) => open.flatMap((one) => writeOne(one, report)) };
}

/** The file itself where the path is a link: the link is not replaced. */
function targetOf(file: string): string {
  const found = statOf(file);
  return found?.isFile() ? realpathSync(file) : path.resolve(file);
}

function openOutput(output: Output, target: string): Open {
  if (target === '-') return { output, descriptor: 1, temporary: null };
  const found = statOf(output.path);
  if (found?.isDirectory() || /[/\\]$/.test(output.path)) {
    throw Object.assign(new Error('it is a folder; name a file in it'), { code: 'EISDIR' });
  }
  // Devices and pipes are written to, never replaced.
  if (found && !found.isFile()) return { output, descriptor: openSync(output.path, 'w'), temporary: null };
  const file = path.join(path.dirname(target), `.${path.basename(target)}.unfinished-${randomUUID().slice(0, 8)}`);
  const descriptor = openSync(file, 'wx');
  return { output, descriptor, temporary: { file, target, keep: removeAtExit(file) } };
}

function writeOne(one: Open, report: Report): string[] {
  const { output, descriptor, temporary } = one;
  try {
    writeAll(descriptor, REPORTERS[output.format].render(report));
    if (temporary === null) return [];
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary.file, temporary.target);
    temporary.keep();
    return [];
  } catch (error) {
    discardOne(one);
    if (!isSystemError(error)) throw error;
    // Whoever reads a pipe may have seen enough.
    return error.code === 'EPIPE' ? [] : [`${output.format}=${output.path} could not be written: ${error.message}`];
  }
}

function discardOne({ temporary }: Open): void {
  if (temporary === null) return;
  rmSync(temporary.file, { force: true });
  temporary.keep();
}

function isInside(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}${path.sep}`);
}

function statOf(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^E(?!RR_)[A-Z0-9]+$/.test(error.code)
  );
}
